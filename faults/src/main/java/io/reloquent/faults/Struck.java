package io.reloquent.faults;

import java.util.concurrent.atomic.AtomicLong;

/// Something that happens once, and when it did.
final class Struck implements Runnable {

    private final Runnable what;
    private final AtomicLong at = new AtomicLong();

    Struck(Runnable what) {
        this.what = what;
    }

    @Override
    public void run() {
        if (at.compareAndSet(0, System.nanoTime())) {
            what.run();
        }
    }

    boolean happened() {
        return at.get() != 0;
    }

    /// When it happened, as [System#nanoTime()] tells time.
    long time() {
        return at.get();
    }
}
