package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Step;
import io.reloquent.shell.command.InitCommand;
import io.reloquent.shell.screen.Choice;
import java.util.List;

/// Reads the source's schema.
final class DiscoverStage implements Stage {

    private enum Next {
        AGAIN,
        PASSWORD,
        SOURCE
    }

    @Override
    public Turn visit(Guide guide) {
        if (guide.isDone(Step.DISCOVER)
                && guide.keeps("The schema is read already: " + guide.summary(Step.DISCOVER) + ".", "Read it again")) {
            return Turn.ON;
        }
        while (guide.runBriefly("discover") != 0) {
            Next next = guide.choose(
                    "The schema could not be read.",
                    List.of(
                            new Choice<>(Next.AGAIN, "Try again"),
                            new Choice<>(Next.PASSWORD, "Another password"),
                            new Choice<>(Next.SOURCE, "Another source")));
            switch (next) {
                case AGAIN -> {}
                case PASSWORD -> Secrets.ask(guide, InitCommand.PASSWORD);
                case SOURCE -> {
                    return new Turn.To(Place.SOURCE);
                }
            }
        }
        return Turn.ON;
    }
}
