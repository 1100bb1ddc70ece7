package io.reloquent.local.direct;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.DocumentHasher;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.WriteMode;
import io.reloquent.run.KeyRange;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One pass over a key range: builds documents, sends them in batches, and cuts the way into chunks that are fenced
/// one behind the other while the next one is under way.
final class Attempt {

    private static final int BATCH_DOCUMENTS = 10_000;

    private final Job job;
    private final int stream;
    private final KeyRange range;
    private final DocumentHasher hasher = new DocumentHasher();
    private final Batches batches = new Batches(Runtime.getRuntime().maxMemory());
    private final AtomicLong written = new AtomicLong();

    /// How many documents may still meet one that an attempt before has written. At most two chunks are unfenced at
    /// any time, so no earlier attempt can have come further than that.
    private long replace;

    private List<String> reached;
    private boolean hasFenced;
    private DocumentBatch batch = batches.take();
    private @Nullable OpenChunk current;
    private @Nullable OpenChunk last;
    private @Nullable Fence previous;
    private boolean complete;

    Attempt(Job job, int stream, KeyRange range, boolean again) {
        this.job = job;
        this.stream = stream;
        this.range = range;
        this.reached = range.after();
        this.replace = again ? 2 * job.chunkSize().documents() : 0;
    }

    void run() {
        var document = new BsonBuffer();
        var chunk = new OpenChunk(range.after(), job.ledger().epoch(), List.of());
        current = chunk;
        try (var streams = new Streams(job, range)) {
            while (streams.next(document)) {
                add(document, chunk);
                if (chunk.isFull(job.chunkSize())) {
                    chunk = cut(chunk, streams, streams.key());
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted");
                }
            }
            last = chunk;
            end(chunk, streams, range.upTo());
            settle();
        } catch (OursOrTheirs fault) {
            if (fault.isPassing()) {
                job.progress().trouble(String.valueOf(fault.getMessage()));
            }
            throw fault;
        } finally {
            quiesce();
        }
    }

    /// Whether all of the range is fenced, whatever failed afterwards.
    boolean isComplete() {
        return complete;
    }

    /// Whether any chunk was fenced.
    boolean hasFenced() {
        return hasFenced;
    }

    /// The key up to which everything is fenced.
    List<String> reached() {
        return reached;
    }

    /// Documents acknowledged but not fenced.
    long unfenced() {
        return written.get();
    }

    /// Waits for what is under way before giving up: whoever comes next must not meet a late batch.
    private void quiesce() {
        if (current != null) {
            current.quiesce();
        }
        if (previous != null && previous.quiesce()) {
            passed(previous.chunk());
            previous = null;
        }
    }

    private void add(BsonBuffer document, OpenChunk chunk) {
        hasher.hash(document.bytes(), 0, document.size());
        chunk.add(hasher, document.size());
        if (batch.count() == BATCH_DOCUMENTS || !batch.add(document.bytes(), 0, document.size())) {
            send(chunk);
            if (!batch.add(document.bytes(), 0, document.size())) {
                batch = new DocumentBatch(document.size());
                batch.add(document.bytes(), 0, document.size());
                send(chunk);
            }
        }
    }

    private void send(OpenChunk chunk) {
        if (batch.count() == 0) {
            return;
        }
        chunk.failIfFailed();
        job.lease().ensureHeld();
        DocumentBatch sent = batch;
        WriteMode mode = replace > 0 ? WriteMode.REPLACE : WriteMode.INSERT;
        replace -= sent.count();
        CompletableFuture<Void> acknowledged = job.writer().write(job.collection(), sent, mode);
        long sentAt = System.nanoTime();
        chunk.await(acknowledged.thenRun(() -> acknowledge(sent, System.nanoTime() - sentAt)));
        batch = batches.take();
    }

    private void acknowledge(DocumentBatch sent, long nanos) {
        int documents = sent.count();
        written.addAndGet(documents);
        job.progress().written(documents);
        batches.acknowledged(sent, nanos);
    }

    /// Ends a chunk at a key and has it fenced while the next one is under way; the one before it must be by now.
    private OpenChunk cut(OpenChunk ended, Streams streams, List<String> upTo) {
        end(ended, streams, upTo);
        var next = new OpenChunk(upTo, job.ledger().epoch(), streams.counts());
        current = next;
        return next;
    }

    private void end(OpenChunk ended, Streams streams, List<String> upTo) {
        send(ended);
        ended.end(upTo, streams.counts());
        job.progress().read(ended.rows());
        settle();
        previous = Fence.of(ended, job, stream);
    }

    private void settle() {
        if (previous != null) {
            previous.join();
            passed(previous.chunk());
            previous = null;
        }
    }

    private void passed(OpenChunk fenced) {
        reached = fenced.upTo();
        hasFenced = true;
        complete = fenced == last;
        written.addAndGet(-fenced.documents());
    }
}
