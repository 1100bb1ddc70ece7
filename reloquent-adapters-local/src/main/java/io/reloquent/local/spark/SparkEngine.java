package io.reloquent.local.spark;

import io.reloquent.connection.Configuration;
import io.reloquent.fault.YoursToFix;
import io.reloquent.kernel.Program;
import io.reloquent.local.load.LoadProgress;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.OpenRanges;
import io.reloquent.local.load.ProgramCompiler;
import io.reloquent.local.load.SourceConnections;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Read;
import io.reloquent.plan.Sorting;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.source.Joining;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.spark.Range;
import io.reloquent.spark.Request;
import io.reloquent.spark.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Moves rows into documents on a Spark of this machine: each key range is a task that runs the kernel, and is fenced
/// here when it is done.
public final class SparkEngine implements Engine {

    private final Configuration configuration;
    private final SourceDialect dialect;
    private final Ledger ledger;
    private final LocalSpark spark;

    public SparkEngine(Configuration configuration, SourceDialect dialect, Ledger ledger, LocalSpark spark) {
        this.configuration = configuration;
        this.dialect = dialect;
        this.ledger = ledger;
        this.spark = spark;
        if (configuration.source().maxMegabytes() > 0) {
            throw YoursToFix.usage(
                    "source.max_megabytes_per_second cannot be kept by Spark's tasks, which read each for itself.",
                    "Leave it out, or migrate with --platform direct.");
        }
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
        // Refuses what cannot be read over so few connections; tasks wait for each other where it can.
        SourceConnections.rangesAtOnce(collection, configuration.source().maxConnections());
        List<OpenRange> ranges = OpenRanges.of(collection, snapshot, done);
        if (ranges.isEmpty()) {
            return;
        }
        long already = done.stream().mapToLong(Chunk::documents).sum();
        var counted =
                new LoadProgress(collection.collection(), collection.documents().rows(), already, progress);
        var load = new CollectionLoad(collection, ranges, lease, snapshot, ledger, counted);
        boolean complete = false;
        try {
            SparkProcess process = spark.process(progress);
            process.send(
                    new Request(work(collection, snapshot, again, unmakable), queries(collection, ranges)).encoded());
            load.follow(process);
            complete = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            if (!complete) {
                spark.close();
            }
        }
    }

    private Work work(CollectionPlan collection, Snapshot snapshot, boolean again, Unmakable unmakable) {
        Program program = ProgramCompiler.compile(collection.root());
        List<Work.Stream> streams = new ArrayList<>();
        for (Read read : collection.root().reads()) {
            boolean sorted = read.sorting().value() != Sorting.HERE;
            streams.add(new Work.Stream(read.outputs().size(), ProgramCompiler.key(read), sorted));
        }
        Joining joining = snapshot.joining();
        return new Work(
                collection.collection(),
                program,
                streams,
                new Work.Session(joining.properties(), joining.statements(), joining.transaction()),
                configuration.target().database(),
                configuration.source().maxConnections() - 1,
                again,
                unmakable == Unmakable.SET_ASIDE);
    }

    private List<Range> queries(CollectionPlan collection, List<OpenRange> ranges) {
        List<Range> queries = new ArrayList<>();
        for (OpenRange open : ranges) {
            List<String> selects = collection.root().reads().stream()
                    .map(read -> dialect.select(read, open.range()))
                    .toList();
            queries.add(new Range(queries.size(), selects));
        }
        return queries;
    }
}
