package io.reloquent.local.direct;

import io.reloquent.port.target.DocumentBatch;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Batches that are filled again once the target has acknowledged them. Their size follows how long that takes: small
/// enough that a slow line does not hold up everything behind one of them, large enough that a fast one is not busy
/// with answers.
final class Batches {

    /// The server takes messages of 48 MB; beyond 8 MB nothing was gained.
    private static final int LARGEST = 8 << 20;

    private static final int SMALLEST = 1 << 20;

    private static final long SLOW = Duration.ofSeconds(2).toNanos();
    private static final long FAST = Duration.ofMillis(500).toNanos();

    /// Some twenty are under way at most, and should not need half of the memory.
    private static final int SHARE = 64;

    /// As many as one range has under way in most cases.
    private static final int KEPT = 4;

    private final int largest;
    private final BlockingQueue<DocumentBatch> free = new ArrayBlockingQueue<>(KEPT);
    private int bytes;

    /// @param memory bytes there are for everything
    Batches(long memory) {
        largest = Math.clamp(memory / SHARE, SMALLEST, LARGEST);
        bytes = largest;
    }

    /// An empty batch.
    synchronized DocumentBatch take() {
        DocumentBatch used = free.poll();
        return used == null || used.capacity() != bytes ? new DocumentBatch(bytes) : used;
    }

    /// Takes a batch back that nobody looks at any more.
    ///
    /// @param nanos from sending it to its acknowledgement
    synchronized void acknowledged(DocumentBatch batch, long nanos) {
        if (nanos > SLOW) {
            bytes = Math.max(SMALLEST, bytes / 2);
        } else if (nanos < FAST) {
            bytes = Math.min(largest, bytes * 2);
        }
        if (batch.capacity() == bytes) {
            batch.clear();
            free.offer(batch);
        }
    }
}
