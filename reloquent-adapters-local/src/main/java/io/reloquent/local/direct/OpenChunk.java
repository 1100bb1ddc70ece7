package io.reloquent.local.direct;

import io.reloquent.kernel.DocumentHasher;
import io.reloquent.run.Chunk;
import io.reloquent.run.KeyRange;
import io.reloquent.run.ReadCount;
import io.reloquent.verification.BucketSums;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A chunk on its way: what has gone into it, and which batches have not been acknowledged yet.
final class OpenChunk {

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
                Awaited.success(batch);
            }
        }
    }

    /// Waits until the target has acknowledged every batch.
    void join() {
        Awaited.success(all());
    }

    /// Waits until nothing is under way any more, however it ended.
    void quiesce() {
        Awaited.end(all());
    }

    private CompletableFuture<Void> all() {
        return CompletableFuture.allOf(batches.toArray(CompletableFuture[]::new));
    }

    Chunk close(String collection, int stream) {
        return new Chunk(collection, stream, new KeyRange(after, upTo), documents, bytes, counts, sums);
    }
}
