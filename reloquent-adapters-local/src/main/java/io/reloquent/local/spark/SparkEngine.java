package io.reloquent.local.spark;

import io.reloquent.codegen.MigrationScript;
import io.reloquent.codegen.Places;
import io.reloquent.connection.Configuration;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.load.LoadProgress;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.OpenRanges;
import io.reloquent.local.load.Patience;
import io.reloquent.local.load.SourceConnections;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.SparkMethod;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.source.Joining;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.KeyRange;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.spark.Request;
import io.reloquent.spark.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Moves rows into documents on a Spark of this machine. What Spark's tasks have written is fenced here.
public final class SparkEngine implements Engine {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCRIPT = "migration.py";

    private final Configuration configuration;
    private final SourceDialect dialect;
    private final Ledger ledger;
    private final LocalSpark spark;
    private final SparkMethod kind;

    public SparkEngine(
            Configuration configuration, SourceDialect dialect, Ledger ledger, LocalSpark spark, SparkMethod kind) {
        this.configuration = configuration;
        this.dialect = dialect;
        this.ledger = ledger;
        this.spark = spark;
        this.kind = kind;
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
        List<OpenRange> ranges = ranges(collection, snapshot, done);
        long already = done.stream().mapToLong(Chunk::documents).sum();
        var counted =
                new LoadProgress(collection.collection(), collection.documents().rows(), already, progress);
        var patience = new Patience(Patience.USUAL);
        boolean repeated = again;
        while (!ranges.isEmpty()) {
            var load = new CollectionLoad(
                    collection, ranges, kind == SparkMethod.KERNEL, lease, snapshot, ledger, counted);
            try {
                run(load, request(collection, ranges, snapshot, repeated, unmakable), progress);
                return;
            } catch (OursOrTheirs fault) {
                goBack(load, fault, patience, counted);
                repeated = true;
                ranges = load.remaining();
            }
        }
    }

    /// What could not be fenced is loaded again, once the target is there again.
    private static void goBack(CollectionLoad load, OursOrTheirs fault, Patience patience, LoadProgress progress) {
        if (load.hasFenced()) {
            patience.renew();
        }
        if (fault.isPassing()) {
            progress.trouble(fault.getMessage());
        }
        patience.await(fault, progress::waits);
        progress.goneBack(load.unfenced());
    }

    /// A Spark that is not at its end by then is ended: nothing late may come of it.
    private void run(CollectionLoad load, Map<String, Object> request, Progress progress) {
        boolean complete = false;
        try {
            load.run(spark.process(progress), JSON.writeValueAsString(request));
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

    private List<OpenRange> ranges(CollectionPlan collection, Snapshot snapshot, List<Chunk> done) {
        if (kind == SparkMethod.KERNEL) {
            return OpenRanges.of(collection, snapshot, done);
        }
        if (done.isEmpty()) {
            return List.of(new OpenRange(0, KeyRange.EVERYTHING));
        }
        if (!OpenRanges.of(collection, snapshot, done).isEmpty()) {
            throw YoursToFix.usage(
                    "Collection %s was loaded in part, range by range, and DataFrames load a collection as a whole."
                            .formatted(collection.collection()),
                    "Resume with the engine that began, or migrate without --resume to start over.");
        }
        return List.of();
    }

    private Map<String, Object> request(
            CollectionPlan collection, List<OpenRange> ranges, Snapshot snapshot, boolean again, Unmakable unmakable) {
        Joining joining = snapshot.joining();
        Work work = Works.of(collection, configuration, joining, again, unmakable);
        return switch (kind) {
            case KERNEL -> Map.of("work", new Request(work, Works.ranges(collection, ranges, dialect)).encoded());
            case DATA_FRAMES ->
                Map.of(
                        "script",
                        script(collection, joining).toString(),
                        "collection",
                        collection.collection(),
                        "properties",
                        joining.properties(),
                        "statements",
                        Stream.concat(joining.transaction().stream(), joining.statements().stream())
                                .toList(),
                        "work",
                        new Request(work, List.of()).encoded());
        };
    }

    private Path script(CollectionPlan collection, Joining joining) {
        Path script = spark.directory().resolve(SCRIPT);
        var places = new Places(
                configuration.source().maxConnections(),
                joining.properties(),
                joining.statements(),
                configuration.target().database());
        try {
            return Files.writeString(script, MigrationScript.of(List.of(collection), dialect::extract, places));
        } catch (IOException e) {
            throw new OursOrTheirs(
                    "%s cannot be written: %s.".formatted(script, e.getMessage()),
                    "See that there is room and that you may write there.",
                    e);
        }
    }
}
