package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Step;
import io.reloquent.shell.screen.Choice;
import java.util.List;

/// Builds the indexes.
final class IndexesStage implements Stage {

    @Override
    public Turn visit(Guide guide) {
        if (guide.isDone(Step.INDEX)) {
            guide.say("The indexes are built: " + guide.summary(Step.INDEX) + ".");
            return Turn.ON;
        }
        while (guide.run("indexes") != 0) {
            boolean again = guide.choose(
                    "Not every index could be built.",
                    List.of(
                            new Choice<>(true, "Try again"),
                            new Choice<>(false, "Go on nevertheless", "it will not be called ready")));
            if (!again) {
                return Turn.ON;
            }
        }
        return Turn.ON;
    }
}
