package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Phase;
import io.reloquent.lifecycle.Step;
import io.reloquent.shell.screen.Choice;
import java.util.List;

/// Loads the documents.
final class MigrationStage implements Stage {

    private enum Next {
        RESUME,
        RESTART,
        LEAVE
    }

    @Override
    public Turn visit(Guide guide) {
        Phase phase = guide.status().phase();
        if (phase.compareTo(Phase.LOADING) > 0) {
            guide.say("The documents are loaded: " + guide.summary(Step.MIGRATE) + ".");
            return Turn.ON;
        }
        Next next = phase == Phase.LOADING ? asked(guide, "A load was cut off.") : Next.RESTART;
        while (true) {
            int exitCode = switch (next) {
                case RESUME -> guide.run("migrate", "--resume");
                case RESTART -> guide.run("migrate");
                case LEAVE -> -1;
            };
            if (exitCode < 0) {
                return new Turn.Leave(0);
            }
            if (exitCode == 0 && guide.isDone(Step.MIGRATE)) {
                return Turn.ON;
            }
            next = asked(guide, "Not everything is loaded.");
        }
    }

    private static Next asked(Guide guide, String what) {
        return guide.choose(
                what,
                List.of(
                        new Choice<>(Next.RESTART, "Start over", "under a new snapshot of the source"),
                        new Choice<>(Next.RESUME, "Go on where it was", "if nothing was written to the source since"),
                        new Choice<>(Next.LEAVE, "Leave", "what is loaded stays; rollback drops it")));
    }
}
