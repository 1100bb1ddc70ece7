package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Step;
import io.reloquent.shell.screen.Choice;
import java.util.ArrayList;
import java.util.List;

/// Makes the plan, and says how long it takes and what it needs.
final class SizingStage implements Stage {

    private enum Next {
        ON,
        ESTIMATE,
        MEASURE,
        WINDOW
    }

    @Override
    public Turn visit(Guide guide) {
        if (guide.runBriefly("plan") != 0) {
            guide.choose("There is no plan yet.", List.of(new Choice<>(true, "Back to the design")));
            return new Turn.To(Place.DESIGN);
        }
        boolean estimated = guide.isDone(Step.ESTIMATE);
        while (true) {
            Next next = guide.choose("How long will it take, and on which machines?", choices(estimated, guide));
            int exitCode = switch (next) {
                case ON -> {
                    yield -1;
                }
                case ESTIMATE -> guide.run("estimate");
                case MEASURE -> guide.run("estimate", "--benchmark");
                case WINDOW ->
                    guide.run("estimate", "--window=" + guide.ask("How long may it take (1h, 90m, 2h30m)", "1h"));
            };
            if (next == Next.ON) {
                return Turn.ON;
            }
            estimated = exitCode == 0;
        }
    }

    private static List<Choice<Next>> choices(boolean estimated, Guide guide) {
        List<Choice<Next>> choices = new ArrayList<>();
        if (estimated) {
            choices.add(new Choice<>(Next.ON, "Go on", guide.summary(Step.ESTIMATE)));
        }
        choices.add(new Choice<>(Next.ESTIMATE, estimated ? "Estimate again" : "Estimate", "some rows of every table"));
        choices.add(new Choice<>(Next.MEASURE, "Measure the source too", "reads for ten seconds at most"));
        choices.add(new Choice<>(Next.WINDOW, "Another time window", "an hour unless you say so"));
        if (!estimated) {
            choices.add(new Choice<>(Next.ON, "Skip", "a migration can do without"));
        }
        return choices;
    }
}
