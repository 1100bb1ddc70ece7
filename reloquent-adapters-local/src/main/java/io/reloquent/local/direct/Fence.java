package io.reloquent.local.direct;

import io.reloquent.port.target.Ledger;
import java.util.concurrent.CompletableFuture;

/// A chunk of which everything has been sent, while it is waited for and recorded.
///
/// @param saved done when its documents are safe and the ledger says so
record Fence(OpenChunk chunk, CompletableFuture<Void> saved) {

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
        Awaited.success(saved);
    }

    /// Waits until nothing is under way any more; says whether the chunk is fenced.
    boolean quiesce() {
        boolean fenced = Awaited.end(saved);
        chunk.quiesce();
        return fenced;
    }
}
