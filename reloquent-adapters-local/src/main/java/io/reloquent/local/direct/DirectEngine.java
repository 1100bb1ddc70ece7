package io.reloquent.local.direct;

import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.Program;
import io.reloquent.local.load.LoadProgress;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.OpenRanges;
import io.reloquent.local.load.ProgramCompiler;
import io.reloquent.local.load.SourceConnections;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.compute.Reassembler;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.KeyRange;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Moves rows into documents on this machine: ordered streams merged in one pass, BSON written once, batches sent
/// unordered.
public final class DirectEngine implements Engine, Reassembler {

    private final SourceDialect dialect;
    private final DocumentWriter writer;
    private final Ledger ledger;
    private final int maxConnections;
    private final ChunkSize chunkSize;

    /// @param maxConnections connections to the source that may be open at once, the snapshot's own included
    public DirectEngine(
            SourceDialect dialect, DocumentWriter writer, Ledger ledger, int maxConnections, ChunkSize chunkSize) {
        this.dialect = dialect;
        this.writer = writer;
        this.ledger = ledger;
        this.maxConnections = maxConnections;
        this.chunkSize = chunkSize;
    }

    @Override
    public void load(
            CollectionPlan collection,
            Lease lease,
            Snapshot snapshot,
            List<Chunk> done,
            boolean again,
            Unmakable unmakable,
            Progress progress) {
        List<OpenRange> ranges = OpenRanges.of(collection, snapshot, done);
        long already = done.stream().mapToLong(Chunk::documents).sum();
        var counted =
                new LoadProgress(collection.collection(), collection.documents().rows(), already, progress);
        Program program = ProgramCompiler.compile(collection.root());
        var job = new Job(collection, program, lease, snapshot, dialect, writer, ledger, chunkSize, unmakable, counted);
        List<Runnable> loads = new ArrayList<>();
        for (OpenRange open : ranges) {
            loads.add(() -> new RangeLoad(job, open, again).run());
        }
        int most = Math.min(
                SourceConnections.rangesAtOnce(collection, maxConnections),
                Runtime.getRuntime().availableProcessors());
        Readers.run(loads, most, writer::waited);
    }

    @Override
    public void documents(CollectionPlan collection, Snapshot snapshot, Unmakable unmakable, DocumentVisitor visitor) {
        Consumer<DeadLetter> left = switch (unmakable) {
            case STOP -> Streams.STOP;
            case SET_ASIDE -> letter -> {};
        };
        documents(collection, snapshot, KeyRange.EVERYTHING, left, visitor);
    }

    @Override
    public void first(CollectionPlan collection, Snapshot snapshot, int count, DocumentVisitor visitor) {
        String query = dialect.firstKeys(collection.root().read(), count);
        List<List<String>> keys = keys(collection, snapshot, query, "looking for the first rows of");
        if (!keys.isEmpty()) {
            documents(collection, snapshot, new KeyRange(List.of(), keys.get(keys.size() - 1)), Streams.STOP, visitor);
        }
    }

    /// What lies behind the key before and not behind the key itself is the key itself, if it is there.
    @Override
    public void one(CollectionPlan collection, Snapshot snapshot, List<String> key, DocumentVisitor visitor) {
        String query = dialect.keyBefore(collection.root().read(), key);
        List<List<String>> before = keys(collection, snapshot, query, "looking for the key in");
        var range = new KeyRange(before.isEmpty() ? List.of() : before.get(0), key);
        documents(collection, snapshot, range, Streams.STOP, visitor);
    }

    private void documents(
            CollectionPlan collection,
            Snapshot snapshot,
            KeyRange range,
            Consumer<DeadLetter> unmakable,
            DocumentVisitor visitor) {
        Program program = ProgramCompiler.compile(collection.root());
        var document = new BsonBuffer();
        try (var streams = new Streams(collection, program, snapshot, dialect, range, unmakable)) {
            while (streams.next(document)) {
                visitor.visit(document.bytes(), 0, document.size());
            }
        }
    }

    private static List<List<String>> keys(CollectionPlan collection, Snapshot snapshot, String query, String doing) {
        List<List<String>> keys = new ArrayList<>();
        try (Connection connection = snapshot.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> key = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    key.add(rows.getString(i));
                }
                keys.add(key);
            }
        } catch (SQLException e) {
            throw snapshot.fault(e, doing + " " + collection.collection());
        }
        return keys;
    }
}
