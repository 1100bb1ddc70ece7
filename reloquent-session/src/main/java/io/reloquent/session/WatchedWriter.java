package io.reloquent.session;

import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.WriteMode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A writer whose batches somebody watches.
record WatchedWriter(DocumentWriter writer, BatchWatch watch) implements DocumentWriter {

    @Override
    public CompletableFuture<Void> write(String collection, DocumentBatch batch, WriteMode mode) {
        watch.before(collection);
        int documents = batch.count();
        int bytes = batch.size();
        long sent = System.nanoTime();
        return writer.write(collection, batch, mode).whenComplete((done, failure) -> {
            if (failure == null) {
                watch.written(collection, documents, bytes, Duration.ofNanos(System.nanoTime() - sent));
            } else {
                watch.failed(collection);
            }
        });
    }

    /// A load that is held up takes no more readers than one whose target is slow.
    @Override
    public long waited() {
        return writer.waited() + watch.heldNanos();
    }
}
