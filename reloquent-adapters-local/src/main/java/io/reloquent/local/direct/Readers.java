package io.reloquent.local.direct;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Loads ranges, at first one at a time, and one more at once whenever the target would take more than it gets.
final class Readers {

    private static final long LOOK_MILLIS = 1_000;

    /// Where readers wait for the target less than this share of their time, it is not what holds them up.
    private static final double BUSY = 0.2;

    private final Iterator<Runnable> loads;
    private final int most;
    private final LongSupplier waited;
    private int active;
    private int wanted = 1;
    private long lookedAt = System.nanoTime();
    private long waitedBefore;

    /// @param most   loads at once
    /// @param waited nanoseconds that loads have waited for the target in all
    private Readers(List<Runnable> loads, int most, LongSupplier waited) {
        this.loads = loads.iterator();
        this.most = most;
        this.waited = waited;
        waitedBefore = waited.getAsLong();
    }

    /// Returns when all are done; the first failure ends the rest.
    static void run(List<Runnable> loads, int most, LongSupplier waited) {
        ExecutorService threads = Executors.newFixedThreadPool(most, task -> {
            var thread = new Thread(task, "reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            new Readers(loads, most, waited).run(new ExecutorCompletionService<>(threads));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw Awaited.unwrapped(e);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private void run(ExecutorCompletionService<Void> threads) throws InterruptedException, ExecutionException {
        start(threads);
        while (active > 0) {
            Future<Void> done = threads.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (done != null) {
                active--;
                done.get();
            }
            look();
            start(threads);
        }
    }

    private void start(ExecutorCompletionService<Void> threads) {
        while (active < wanted && loads.hasNext()) {
            threads.submit(loads.next(), null);
            active++;
        }
    }

    private void look() {
        long now = System.nanoTime();
        if (active == 0 || now - lookedAt < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
            return;
        }
        long waitedNow = waited.getAsLong();
        double share = (double) (waitedNow - waitedBefore) / (now - lookedAt) / active;
        if (share < BUSY && active == wanted && wanted < most) {
            wanted++;
        }
        lookedAt = now;
        waitedBefore = waitedNow;
    }

    private static void awaitEnd(ExecutorService readers) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!readers.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("readers go on after their end");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
