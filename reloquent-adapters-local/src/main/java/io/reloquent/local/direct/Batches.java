package io.reloquent.local.direct;

import io.reloquent.port.target.DocumentBatch;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Batches of one size, used again once the target has acknowledged them.
final class Batches {

    static final int BYTES = 8 << 20;

    /// As many as one range has under way at most.
    private static final int KEPT = 4;

    private final BlockingQueue<DocumentBatch> free = new ArrayBlockingQueue<>(KEPT);

    /// An empty batch.
    DocumentBatch take() {
        DocumentBatch used = free.poll();
        return used == null ? new DocumentBatch(BYTES) : used;
    }

    /// Takes a batch back that nobody looks at any more.
    void giveBack(DocumentBatch batch) {
        if (batch.capacity() == BYTES) {
            batch.clear();
            free.offer(batch);
        }
    }
}
