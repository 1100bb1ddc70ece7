package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.connection.Configuration;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Recommendation;
import io.reloquent.port.compute.Sampler;
import io.reloquent.port.source.KeyStatistics;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Progress;
import io.reloquent.sizing.CollectionLoad;
import io.reloquent.sizing.IndexSize;
import io.reloquent.sizing.Machine;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.Rates;
import io.reloquent.sizing.ReadSize;
import io.reloquent.sizing.ShardCount;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.Sizing;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.Where;
import io.reloquent.sizing.Window;
import io.reloquent.sizing.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `reloquent estimate`: how large the documents will be, how long it will take, on which machines and at what price.
public final class Estimate {

    /// What reading for the benchmark may take.
    private static final Duration BUDGET = Duration.ofSeconds(10);

    /// Until the program has warmed up, as measured.
    private static final double START = 2.6;

    private final MakePlan makePlan;
    private final Configuration configuration;
    private final SnapshotSource snapshots;
    private final Sampler sampler;
    private final KeyStatistics statistics;
    private final Workspace workspace;
    private final Steps steps;
    private final int processors;

    /// @param processors of this machine
    public Estimate(
            MakePlan makePlan,
            Configuration configuration,
            SnapshotSource snapshots,
            Sampler sampler,
            KeyStatistics statistics,
            Workspace workspace,
            Clock clock,
            int processors) {
        this.makePlan = makePlan;
        this.configuration = configuration;
        this.snapshots = snapshots;
        this.sampler = sampler;
        this.statistics = statistics;
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
        this.processors = processors;
    }

    /// What to look at.
    ///
    /// @param benchmark whether to measure how fast the source gives rows
    /// @param sharding  whether to spread data that fit into one replica set, too
    public record Wishes(boolean benchmark, Window window, boolean sharding, PriceTable prices) {}

    /// What came of it.
    ///
    /// @param remarks what the figures leave out, as sentences
    /// @param sharding nothing where all collections stay whole
    public record Estimated(Plan plan, SizingPlan sizing, Optional<ShardingPlan> sharding, List<String> remarks) {
        public Estimated {
            remarks = List.copyOf(remarks);
        }
    }

    /// Looks at some rows of the source, and keeps the sizes it comes to.
    public Estimated run(Wishes wishes, Progress progress) {
        Instant started = steps.now();
        Plan plan = makePlan.reviewed(progress);
        steps.begin(Step.ESTIMATE);
        Catalog catalog = makePlan.catalog();
        List<String> remarks = new ArrayList<>(unknown(plan, catalog));
        try (Snapshot snapshot = snapshots.take()) {
            progress.say("Looking at some rows of every table");
            Workload workload = workload(plan, catalog, snapshot);
            Rates rates = wishes.benchmark() ? measured(plan, catalog, snapshot, progress, remarks) : Rates.DATED;
            Recommendation<Integer> shards = ShardCount.of(workload, rates, wishes.window(), wishes.sharding());
            SizingPlan sizing = Sizing.of(workload, rates, here(), wishes.window(), wishes.prices(), shards, started);
            workspace.sizing().save(sizing);
            Optional<ShardingPlan> sharding = Optional.empty();
            if (shards.value() > 1 || wishes.sharding()) {
                var spread = new Spread(plan, catalog, statistics, snapshot);
                ShardingPlan planned = spread.over(workload, shards);
                workspace.sharding().save(planned);
                sharding = Optional.of(planned);
            }
            String summary = "recommends " + sizing.recommended().value().written();
            steps.record(Step.ESTIMATE, started, plan.hash(), plan.hash(), Outcome.DONE, summary);
            return new Estimated(plan, sizing, sharding, remarks);
        }
    }

    /// What the plan asks for, by some rows of the source.
    Workload workload(Plan plan, Catalog catalog, Snapshot snapshot) {
        List<CollectionLoad> loads = new ArrayList<>();
        for (CollectionPlan collection : plan.collections()) {
            List<ReadSize> sizes = sampler.sizes(collection, catalog, snapshot);
            loads.add(new CollectionLoad(
                    collection.collection(),
                    sizes.getFirst().rows(),
                    sizes,
                    IndexSize.of(plan, collection.collection(), sizes),
                    collection.ranges().value()));
        }
        return new Workload(plan.hash(), plan.bytes(), loads);
    }

    private Rates measured(Plan plan, Catalog catalog, Snapshot snapshot, Progress progress, List<String> remarks) {
        progress.say("Measuring how fast the source gives rows");
        return sampler.rate(plan.collections(), catalog, snapshot, BUDGET)
                .map(Rates.DATED::with)
                .orElseGet(() -> {
                    remarks.add("No table is large enough to tell how fast the source gives rows.");
                    return Rates.DATED;
                });
    }

    /// This machine, as it loads by itself.
    private Machine here() {
        var source = configuration.source();
        return new Machine(
                Where.DIRECT,
                processors,
                source.maxConnections(),
                configuration.source().isHere(),
                configuration.target().isHere(),
                1,
                START,
                source.maxMegabytes());
    }

    private static List<String> unknown(Plan plan, Catalog catalog) {
        return plan.collections().stream()
                .flatMap(collection -> collection.root().reads().stream())
                .map(read -> catalog.table(read.table()))
                .filter(table ->
                        table.rows().basis() == Basis.UNKNOWN && table.layout().pages() == 0)
                .map(table -> "How many rows %s has is not known, so it counts for next to nothing here."
                        .formatted(table.name()))
                .distinct()
                .toList();
    }
}
