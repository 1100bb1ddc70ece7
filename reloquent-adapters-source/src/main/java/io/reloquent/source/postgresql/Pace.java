package io.reloquent.source.postgresql;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/// How many bytes a second may pass in all, whoever lets them pass. Safe for several threads at once.
final class Pace {

    /// As fast as it goes.
    static final Pace UNLIMITED = new Pace(Long.MAX_VALUE);

    private static final long SECOND = 1_000_000_000L;

    /// What was not used may be made up for so long, because a thread never sleeps exactly as long as it wants.
    private static final long MADE_UP = SECOND / 20;

    private final double nanosPerByte;
    private long due;

    /// @param bytesPerSecond at most; more than 0
    Pace(long bytesPerSecond) {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("nothing passes at " + bytesPerSecond + " bytes a second");
        }
        nanosPerByte = (double) SECOND / bytesPerSecond;
        due = System.nanoTime();
    }

    /// Lets bytes pass, as soon as those before them have taken their time.
    ///
    /// @throws InterruptedIOException if the thread is interrupted, which it still is then
    void pass(long bytes) throws InterruptedIOException {
        if (this == UNLIMITED) {
            return;
        }
        long wait = reserve(bytes);
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
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
