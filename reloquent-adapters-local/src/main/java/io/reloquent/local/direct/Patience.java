package io.reloquent.local.direct;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/// How long passing faults are waited out: with pauses that double, until nothing has got on for so long that a user
/// should know.
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final Duration most;
    private long since = System.nanoTime();
    private Duration pause = FIRST_PAUSE;

    Patience(Duration most) {
        this.most = most;
    }

    /// Something has got on.
    void renew() {
        since = System.nanoTime();
        pause = FIRST_PAUSE;
    }

    /// Waits before the next attempt.
    ///
    /// @throws Fault the given one, if it will not pass or has lasted too long
    void await(Fault fault) {
        boolean passing = fault instanceof OursOrTheirs theirs && theirs.isPassing();
        if (!passing || System.nanoTime() - since > most.toNanos()) {
            throw fault;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
