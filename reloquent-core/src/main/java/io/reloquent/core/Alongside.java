package io.reloquent.core;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work on a thread of its own, beside what its maker does meanwhile. Closing it before its end interrupts it, and
/// waits until it has ended.
final class Alongside implements AutoCloseable {

    private final FutureTask<Void> task;
    private final Thread thread;

    private Alongside(Runnable work) {
        task = new FutureTask<>(work, null);
        thread = Thread.ofPlatform().name("alongside").daemon().start(task);
    }

    static Alongside of(Runnable work) {
        return new Alongside(work);
    }

    /// Throws what it threw, if it has ended so.
    void check() {
        if (task.isDone()) {
            join();
        }
    }

    /// Waits for its end, and throws what it threw.
    void join() {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        task.cancel(true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
