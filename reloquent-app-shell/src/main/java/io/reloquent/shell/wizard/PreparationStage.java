package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Step;
import io.reloquent.shell.screen.Choice;
import java.util.List;

/// Looks whether the target is fit, and sets it up.
final class PreparationStage implements Stage {

    private enum Next {
        DO,
        LOOK,
        SKIP
    }

    @Override
    public Turn visit(Guide guide) {
        if (guide.isDone(Step.PREPARE)
                && guide.keeps("The target is set up: " + guide.summary(Step.PREPARE) + ".", "Look again")) {
            return Turn.ON;
        }
        while (true) {
            boolean fit = guide.run("prepare", "--dry-run") == 0;
            Next next = guide.choose(
                    fit ? "Set the target up so?" : "The target is not fit for the plan.",
                    fit
                            ? List.of(
                                    new Choice<>(Next.DO, "Set it up", "rollback drops what it creates"),
                                    new Choice<>(Next.SKIP, "Leave it to the load"),
                                    new Choice<>(Next.LOOK, "Look again"))
                            : List.of(
                                    new Choice<>(Next.LOOK, "Look again", "after doing what the errors advise"),
                                    new Choice<>(Next.SKIP, "Go on nevertheless", "the load will refuse")));
            if (next == Next.SKIP || (next == Next.DO && guide.runBriefly("prepare") == 0)) {
                return Turn.ON;
            }
        }
    }
}
