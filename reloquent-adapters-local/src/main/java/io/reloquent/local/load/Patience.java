package io.reloquent.local.load;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// How long passing faults are waited out: with pauses that double, until nothing has got on for so long that a user
/// should know.
public final class Patience {

    /// Longer than an election or the restart of a server.
    public static final Duration USUAL = Duration.ofSeconds(90);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /// Whoever gets some documents through and fences none, so often, will never fence any.
    private static final int ATTEMPTS = 20;

    private final Duration most;

    /// When the fault came that nothing has got through since; 0 is none.
    private long since;

    private int attempts;
    private Duration pause = FIRST_PAUSE;

    public Patience(Duration most) {
        this.most = most;
    }

    /// Documents were fenced: whatever comes is another trouble.
    public void renew() {
        attempts = 0;
        gotThrough();
    }

    /// The target took documents, though none was fenced.
    public void gotThrough() {
        since = 0;
        pause = FIRST_PAUSE;
    }

    /// Waits before the next attempt.
    ///
    /// @param told how long, before it does
    /// @throws Fault the given one, if it will not pass or has lasted too long
    public void await(Fault fault, Consumer<Duration> told) {
        boolean passing = fault instanceof OursOrTheirs theirs && theirs.isPassing();
        long now = System.nanoTime() | 1;
        since = since == 0 ? now : since;
        if (!passing || now - since > most.toNanos() || ++attempts > ATTEMPTS) {
            throw fault;
        }
        told.accept(pause);
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
