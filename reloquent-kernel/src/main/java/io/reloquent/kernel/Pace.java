package io.reloquent.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// How many bytes a second may pass in all, whoever lets them pass. Safe for several threads at once.
public final class Pace {

    private static final long SECOND = 1_000_000_000L;

    /// What was not used may be made up for so long, because a thread never sleeps exactly as long as it wants.
    private static final long MADE_UP = SECOND / 20;

    private final double nanosPerByte;
    private final int step;
    private long due;

    /// @param bytesPerSecond at most; more than 0
    public Pace(long bytesPerSecond) {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("nothing passes at " + bytesPerSecond + " bytes a second");
        }
        nanosPerByte = (double) SECOND / bytesPerSecond;
        step = (int) Math.min(Math.max(bytesPerSecond / 100, 1), 1 << 16);
        due = System.nanoTime();
    }

    /// How many bytes a stream lets pass before it asks again: those of a hundredth of a second.
    int step() {
        return step;
    }

    /// Lets bytes pass, as soon as those before them have taken their time.
    ///
    /// @throws CancellationException if the thread is interrupted, which it still is then
    void pass(long bytes) {
        long wait = reserve(bytes);
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }

    /// Nanoseconds until these bytes have taken their time.
    private synchronized long reserve(long bytes) {
        long now = System.nanoTime();
        due = Math.max(due - now, -MADE_UP) + now + (long) (bytes * nanosPerByte);
        return due - now;
    }
}
