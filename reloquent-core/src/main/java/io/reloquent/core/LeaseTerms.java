package io.reloquent.core;

import java.time.Duration;

/// How a run shows that it lives, and when others may think that it does not.
///
/// @param every   the time between two signs of life
/// @param silence how long no sign must have come before another run may take over; a run that has not got a sign
///     through for so long asks whether the target is still its own before it writes
public record LeaseTerms(Duration every, Duration silence) {

    /// An election takes ten to twelve seconds.
    public static final LeaseTerms STANDARD = new LeaseTerms(Duration.ofSeconds(2), Duration.ofSeconds(20));

    /// How long to wait for a sign of a run whose process has surely ended, unless somebody has resumed it elsewhere.
    Duration own() {
        return every.multipliedBy(2);
    }

    /// How long to wait for a sign of any other run.
    Duration others() {
        return silence.plus(every);
    }
}
