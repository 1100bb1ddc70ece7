package io.reloquent.port.target;

import java.util.concurrent.CompletableFuture;

/// Writes documents fast: unordered, acknowledged by the primary alone. What they are worth is settled by the
/// ledger's fence.
public interface DocumentWriter {

    /// Sends a batch. Returns at once unless enough batches are under way already; then it waits for one of them.
    ///
    /// The future completes when the target has acknowledged all documents, or fails with a
    /// [io.reloquent.fault.Fault] that names the collection and, where one is at fault, the document's key.
    CompletableFuture<Void> write(String collection, DocumentBatch batch, WriteMode mode);

    /// Nanoseconds that callers have waited for batches before theirs, in all: where it grows as fast as time goes by,
    /// the target takes no more than it gets.
    default long waited() {
        return 0;
    }
}
