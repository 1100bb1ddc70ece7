package io.reloquent.mongo;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// How many batches are under way at once: as many as make the target take more, and no more than that.
///
/// Where callers have to wait, one more is tried for a while; it stays if clearly more bytes were acknowledged by the
/// second, and else goes. One mongod on a fast line is busy with two or three; one far away, or several behind mongos,
/// take more.
final class UnderWay {

    static final int FEWEST = 3;
    private static final int MOST = 16;

    private static final long WINDOW = 1_000_000_000L;
    private static final double CLEARLY_MORE = 1.05;

    /// After a try in vain.
    private static final int WINDOWS_OF_REST = 20;

    private final Permits permits = new Permits();
    private final AtomicLong waited = new AtomicLong();
    private final LongSupplier nanoTime;
    private int limit = FEWEST;
    private long windowStart;
    private long windowBytes;
    private long windowWaits;
    private double before;
    private boolean trying;
    private int rest;

    UnderWay(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        windowStart = nanoTime.getAsLong();
    }

    /// Waits until another batch may be sent.
    void acquire() throws InterruptedException {
        if (!permits.tryAcquire()) {
            long from = nanoTime.getAsLong();
            try {
                permits.acquire();
            } finally {
                waited.addAndGet(nanoTime.getAsLong() - from);
            }
        }
    }

    /// A batch is not under way any more.
    ///
    /// @param bytes acknowledged; 0 where it failed
    void release(long bytes) {
        adapt(bytes);
        permits.release();
    }

    /// Nanoseconds that all callers have waited so far.
    long waited() {
        return waited.get();
    }

    synchronized int limit() {
        return limit;
    }

    private synchronized void adapt(long bytes) {
        windowBytes += bytes;
        long now = nanoTime.getAsLong();
        if (now - windowStart < WINDOW) {
            return;
        }
        double rate = (double) windowBytes / (now - windowStart);
        boolean contended = waited.get() > windowWaits;
        windowStart = now;
        windowBytes = 0;
        windowWaits = waited.get();
        if (trying) {
            conclude(rate);
        } else if (rest > 0) {
            rest--;
        } else if (contended && limit < MOST) {
            before = rate;
            change(1);
            trying = true;
        }
    }

    private void conclude(double rate) {
        trying = false;
        if (rate < before * CLEARLY_MORE) {
            change(-1);
            rest = WINDOWS_OF_REST;
        }
    }

    private void change(int by) {
        limit += by;
        if (by > 0) {
            permits.release();
        } else {
            permits.takeAway();
        }
    }

    /// A semaphore from which a permit can be taken that somebody still has.
    private static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1;

        Permits() {
            super(FEWEST, true);
        }

        void takeAway() {
            reducePermits(1);
        }
    }
}
