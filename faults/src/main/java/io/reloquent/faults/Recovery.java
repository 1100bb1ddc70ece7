package io.reloquent.faults;

import io.reloquent.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a user does after a command ended early, and whether everything is right in the end.
///
/// @param resume whether the user says that nothing was written to the source meanwhile
/// @param cause  what the sentence must name with which the command ended; anything if the process was killed
record Recovery(Laboratory laboratory, Site site, Design design, boolean resume, Pattern cause) {

    private static final int TRIES = 3;

    /// Runs what is left to do.
    ///
    /// @param first how the command ended to which something happened
    Outcome after(Attempt first) {
        return switch (first) {
            case Attempt.Crashed crashed -> new Outcome.Wrong("no sentence: " + crashed.trace());
            case Attempt.Hung hung -> new Outcome.Wrong(hung.where());
            case Attempt.Done done -> settled(new Outcome.RodeThrough());
            case Attempt.Failed(Fault fault) ->
                cause.matcher(fault.getMessage()).find()
                        ? settled(new Outcome.Mended(fault.getMessage()))
                        : new Outcome.Wrong("the sentence does not name the cause: " + fault.getMessage());
        };
    }

    Outcome afterKill() {
        return settled(new Outcome.Mended("killed"));
    }

    private Outcome settled(Outcome otherwise) {
        try (Migration migration = site.migration()) {
            List<String> said = new ArrayList<>();
            for (int i = 0; i < TRIES && !migration.isLoaded(); i++) {
                switch (Attempt.of(() -> again(migration))) {
                    case Attempt.Done done -> {}
                    case Attempt.Failed(Fault fault) -> said.add(fault.getMessage());
                    case Attempt.Crashed crashed -> {
                        return new Outcome.Wrong("no sentence in the next run: " + crashed.trace());
                    }
                    case Attempt.Hung hung -> {
                        return new Outcome.Wrong("the next run has " + hung.where());
                    }
                }
            }
            return migration.isLoaded()
                    ? verdict(migration, otherwise)
                    : new Outcome.Wrong("the next %d runs fail, too: %s".formatted(TRIES, String.join(" | ", said)));
        }
    }

    private void again(Migration migration) {
        migration.prepare(design);
        migration.migrate(resume);
    }

    private Outcome verdict(Migration migration, Outcome otherwise) {
        String difference = laboratory.expected(design).difference(migration.sums(design));
        var verification = migration.validate();
        if (!difference.isEmpty()) {
            String seen = verification.passes() ? "and validation passes" : "and validation sees it";
            return new Outcome.Wrong(difference + ", " + seen);
        }
        return verification.passes()
                ? otherwise
                : new Outcome.Wrong("validation finds a difference where there is none: " + verification.collections());
    }
}
