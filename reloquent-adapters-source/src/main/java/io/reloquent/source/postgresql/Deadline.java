package io.reloquent.source.postgresql;

import java.time.Duration;

/// A moment to be done by, on the clock that never goes back.
record Deadline(long nanos) {

    /// More than anyone waits, and little enough to count in milliseconds.
    private static final Duration LONGEST = Duration.ofDays(7);

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos());
    }

    int millisecondsLeft() {
        return (int) Math.max(0, (nanos - System.nanoTime()) / 1_000_000);
    }

    /// The moment when half of the time that is left has gone by.
    Deadline halfway() {
        return in(Duration.ofMillis(millisecondsLeft() / 2));
    }
}
