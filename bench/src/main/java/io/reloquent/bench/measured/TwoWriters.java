package io.reloquent.bench.measured;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Two threads that write what one prepares, with one batch ready for each.
final class TwoWriters implements AutoCloseable {

    private static final int WRITERS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final Semaphore free = new Semaphore(2 * WRITERS);
    private final Queue<Future<?>> writes = new ArrayDeque<>();

    void write(Runnable write) throws InterruptedException, ExecutionException {
        free.acquire();
        finish(true);
        writes.add(threads.submit(() -> {
            try {
                write.run();
            } finally {
                free.release();
            }
        }));
    }

    /// Waits for all that was given.
    void await() throws InterruptedException, ExecutionException {
        finish(false);
    }

    private void finish(boolean onlyDone) throws InterruptedException, ExecutionException {
        while (!writes.isEmpty() && (!onlyDone || writes.element().isDone())) {
            writes.remove().get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
