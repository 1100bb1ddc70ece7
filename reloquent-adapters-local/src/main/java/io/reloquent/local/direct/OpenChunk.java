package io.reloquent.local.direct;

import io.reloquent.kernel.DocumentHasher;
import io.reloquent.run.Chunk;
import io.reloquent.run.KeyRange;
import io.reloquent.run.ReadCount;
import io.reloquent.verification.BucketSums;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A chunk on its way: what has gone into it, and which batches have not been acknowledged yet.
final class OpenChunk {

    private static final long PATIENCE_SECONDS = 30;

    private final List<String> after;
    private final String epoch;
    private final List<ReadCount> before;
    private final BucketSums sums = new BucketSums();
    private final List<CompletableFuture<Void>> batches = new ArrayList<>();
    private List<String> upTo = List.of();
    private List<ReadCount> counts = List.of();
    private long documents;
    private long bytes;

    /// @param before what the streams had counted when the chunk began
    OpenChunk(List<String> after, String epoch, List<ReadCount> before) {
        this.after = after;
        this.epoch = epoch;
        this.before = before;
    }

    String epoch() {
        return epoch;
    }

    void add(DocumentHasher hashed, int size) {
        sums.add(hashed.bucket(), hashed.high(), hashed.low());
        documents++;
        bytes += size;
    }

    boolean isFull(ChunkSize size) {
        return documents >= size.documents() || bytes >= size.bytes();
    }

    void await(CompletableFuture<Void> batch) {
        batches.removeIf(b -> b.isDone() && !b.isCompletedExceptionally());
        batches.add(batch);
    }

    void end(List<String> key, List<ReadCount> now) {
        upTo = key;
        List<ReadCount> since = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            since.add(before.isEmpty() ? now.get(i) : now.get(i).minus(before.get(i)));
        }
        counts = since;
    }

    List<String> upTo() {
        return upTo;
    }

    long documents() {
        return documents;
    }

    long rows() {
        return counts.stream().mapToLong(ReadCount::rows).sum();
    }

    /// Throws what a batch has failed with, if one has.
    void failIfFailed() {
        for (CompletableFuture<Void> batch : batches) {
            if (batch.isCompletedExceptionally()) {
                join(batch);
            }
        }
    }

    /// Waits until the target has acknowledged every batch.
    void join() {
        join(CompletableFuture.allOf(batches.toArray(CompletableFuture[]::new)));
    }

    private static void join(CompletableFuture<Void> batch) {
        try {
            batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw Attempt.unwrapped(e);
        }
    }

    /// Waits until nothing is under way any more, however it ended.
    void quiesce() {
        boolean interrupted = Thread.interrupted();
        try {
            CompletableFuture.allOf(batches.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException e) {
            // The load has failed with this, or with something before it, already.
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Chunk close(String collection, int stream) {
        return new Chunk(collection, stream, new KeyRange(after, upTo), documents, bytes, counts, sums);
    }
}
