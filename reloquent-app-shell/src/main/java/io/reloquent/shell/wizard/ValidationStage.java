package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Step;
import io.reloquent.shell.screen.Choice;
import java.util.List;

/// Compares the documents with the source.
final class ValidationStage implements Stage {

    private static final int DIFFERENCES = 3;

    private enum Next {
        FULL,
        QUICK,
        SAMPLES,
        ON
    }

    private static final List<Choice<Next>> DEPTHS = List.of(
            new Choice<>(Next.FULL, "Every document, with a second reading of the source", "ready needs it"),
            new Choice<>(Next.QUICK, "Every document, with what was sent", "quicker"),
            new Choice<>(Next.SAMPLES, "A thousand documents"));

    @Override
    public Turn visit(Guide guide) {
        if (guide.isDone(Step.VALIDATE)
                && guide.keeps("The documents are compared: " + guide.summary(Step.VALIDATE) + ".", "Compare again")) {
            return Turn.ON;
        }
        Next next = guide.choose("How are documents to be compared?", DEPTHS);
        while (true) {
            int exitCode = switch (next) {
                case FULL -> guide.run("validate");
                case QUICK -> guide.run("validate", "--quick");
                case SAMPLES -> guide.run("validate", "--samples=1000");
                case ON -> 0;
            };
            if (exitCode == 0) {
                return Turn.ON;
            }
            next = guide.choose(
                    exitCode == DIFFERENCES
                            ? "Documents differ. 'reloquent rollback' and a new load are the way to mend them."
                            : "The documents could not be compared.",
                    List.of(
                            new Choice<>(Next.FULL, "Compare again"),
                            new Choice<>(Next.ON, "Go on nevertheless", "it will not be called ready")));
        }
    }
}
