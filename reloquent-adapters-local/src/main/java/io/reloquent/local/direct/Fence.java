package io.reloquent.local.direct;

import io.reloquent.port.target.Ledger;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A chunk of which everything has been sent, while it is waited for and recorded.
///
/// @param saved done when its documents are safe and the ledger says so
record Fence(OpenChunk chunk, CompletableFuture<Void> saved) {

    private static final long PATIENCE_SECONDS = 30;

    static Fence of(OpenChunk chunk, Job job, int stream) {
        Ledger ledger = job.ledger();
        var saved = CompletableFuture.runAsync(
                () -> {
                    chunk.join();
                    ledger.save(job.lease(), chunk.close(job.collection(), stream), chunk.epoch());
                },
                Thread::startVirtualThread);
        return new Fence(chunk, saved);
    }

    /// Waits until the chunk is fenced.
    void join() {
        try {
            saved.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw Attempt.unwrapped(e);
        }
    }

    /// Waits until nothing is under way any more; says whether the chunk is fenced.
    boolean quiesce() {
        boolean interrupted = Thread.interrupted();
        try {
            saved.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } catch (ExecutionException | TimeoutException e) {
            // The load has failed with this, or with something before it, already.
            return false;
        } finally {
            chunk.quiesce();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
