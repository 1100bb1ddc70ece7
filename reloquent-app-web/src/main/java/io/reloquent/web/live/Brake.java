package io.reloquent.web.live;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Holds up the threads that pass by, until it is let go.
final class Brake {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final AtomicLong heldNanos = new AtomicLong();
    private boolean pulled;

    void pull() {
        lock.lock();
        try {
            pulled = true;
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            pulled = false;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @throws CancellationException if the thread is interrupted while it waits
    void pass() {
        lock.lock();
        try {
            if (pulled) {
                waitHere();
            }
        } finally {
            lock.unlock();
        }
    }

    private void waitHere() {
        long since = System.nanoTime();
        try {
            while (pulled) {
                released.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            heldNanos.addAndGet(System.nanoTime() - since);
        }
    }

    /// Nanoseconds for which threads were held up, in all.
    long heldNanos() {
        return heldNanos.get();
    }
}
