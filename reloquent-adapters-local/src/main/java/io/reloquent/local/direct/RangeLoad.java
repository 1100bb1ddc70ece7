package io.reloquent.local.direct;

import io.reloquent.fault.Fault;
import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.DocumentHasher;
import io.reloquent.kernel.Program;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.target.WriteMode;
import io.reloquent.run.KeyRange;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Loads one key range: builds documents, sends them in batches, and cuts the way into chunks that are fenced one
/// behind the other while the next one is under way.
final class RangeLoad {

    private static final int BATCH_BYTES = 8 << 20;
    private static final int BATCH_DOCUMENTS = 10_000;

    private final CollectionPlan plan;
    private final String run;
    private final int stream;
    private final KeyRange range;
    private final WriteMode mode;
    private final DocumentWriter writer;
    private final Ledger ledger;
    private final ChunkSize chunkSize;
    private final LoadProgress progress;
    private final DocumentHasher hasher = new DocumentHasher();

    private DocumentBatch batch = new DocumentBatch(BATCH_BYTES);
    private OpenChunk current;
    private @Nullable OpenChunk previous;

    RangeLoad(
            CollectionPlan plan,
            String run,
            OpenRange open,
            WriteMode mode,
            DocumentWriter writer,
            Ledger ledger,
            ChunkSize chunkSize,
            LoadProgress progress) {
        this.plan = plan;
        this.run = run;
        this.stream = open.stream();
        this.range = open.range();
        this.mode = mode;
        this.writer = writer;
        this.ledger = ledger;
        this.chunkSize = chunkSize;
        this.progress = progress;
        this.current = new OpenChunk(range.after(), ledger.epoch(), List.of());
    }

    void run(Program program, Snapshot snapshot, SourceDialect dialect) {
        var document = new BsonBuffer();
        try (var streams = new Streams(plan, program, snapshot, dialect, range)) {
            while (streams.next(document)) {
                add(document);
                if (current.isFull(chunkSize)) {
                    send();
                    cut(streams, streams.key());
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted");
                }
            }
            send();
            cut(streams, range.upTo());
            settle();
        } finally {
            quiesce();
        }
    }

    /// Waits for what is under way before giving up: whoever comes next must not meet a late batch.
    private void quiesce() {
        current.quiesce();
        if (previous != null) {
            previous.quiesce();
        }
    }

    private void add(BsonBuffer document) {
        hasher.hash(document.bytes(), 0, document.size());
        current.add(hasher, document.size());
        if (batch.count() == BATCH_DOCUMENTS || !batch.add(document.bytes(), 0, document.size())) {
            send();
            if (!batch.add(document.bytes(), 0, document.size())) {
                batch = new DocumentBatch(document.size());
                batch.add(document.bytes(), 0, document.size());
                send();
            }
        }
    }

    private void send() {
        if (batch.count() > 0) {
            int documents = batch.count();
            current.await(writer.write(plan.collection(), batch, mode).thenRun(() -> progress.written(documents)));
            batch = new DocumentBatch(BATCH_BYTES);
        }
    }

    /// Ends the current chunk at a key and fences the one before it, whose documents have had time to arrive.
    private void cut(Streams streams, List<String> upTo) {
        OpenChunk ended = current;
        ended.end(upTo, streams.counts());
        progress.read(ended.rows());
        settle();
        previous = ended;
        current = new OpenChunk(upTo, ledger.epoch(), streams.counts());
    }

    private void settle() {
        if (previous != null) {
            OpenChunk settled = previous;
            settled.join();
            ledger.save(run, settled.close(plan.collection(), stream), settled.epoch());
            previous = null;
        }
    }

    /// What a future failed with, as this engine throws it.
    static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Fault fault) {
            return fault;
        }
        return e.getCause() instanceof RuntimeException other ? other : new IllegalStateException(e.getCause());
    }
}
