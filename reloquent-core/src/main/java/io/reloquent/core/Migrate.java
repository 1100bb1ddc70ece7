package io.reloquent.core;

import io.reloquent.catalog.TableName;
import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Countable;
import io.reloquent.plan.Plan;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.source.CatalogReader;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import io.reloquent.port.target.Collections;
import io.reloquent.port.target.Leases;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.PartialFailure;
import io.reloquent.run.Progress;
import io.reloquent.run.Run;
import io.reloquent.run.Unmakable;
import io.reloquent.sizing.SizingPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/// `reloquent migrate`: carries out the plan, or what is left of it.
public final class Migrate {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final MakePlan makePlan;
    private final BeforeLoad before;
    private final SnapshotSource snapshots;
    private final Collections collections;
    private final Ledger ledger;
    private final Leases leases;
    private final Engine engine;
    private final Validate validate;
    private final Prepare prepare;
    private final Workspace workspace;
    private final LeaseTerms terms;
    private final Steps steps;

    public Migrate(
            MakePlan makePlan,
            CatalogReader source,
            SnapshotSource snapshots,
            Collections collections,
            Ledger ledger,
            Leases leases,
            Engine engine,
            Validate validate,
            Prepare prepare,
            Workspace workspace,
            LeaseTerms terms,
            Clock clock) {
        this.makePlan = makePlan;
        this.before = new BeforeLoad(source, collections);
        this.snapshots = snapshots;
        this.collections = collections;
        this.ledger = ledger;
        this.leases = leases;
        this.engine = engine;
        this.validate = validate;
        this.prepare = prepare;
        this.workspace = workspace;
        this.terms = terms;
        this.steps = new Steps(workspace, clock);
    }

    /// How to go about it.
    ///
    /// @param resume    whether an interrupted run goes on where it was: the caller's word that nothing has been
    ///     written to the source since. Without it, an interrupted run starts over under a snapshot of its own.
    /// @param unmakable what becomes of a document that cannot be made
    /// @param validate  whether to compare afterwards, with a second reading under the snapshot of the load, for
    ///     which it makes no difference what is written to the source meanwhile
    /// @param only      the collections to load, of those that are not loaded yet; empty for all. An interrupted
    ///     run goes on with them
    /// @param onFailure what becomes of the run if collections cannot be loaded
    public record Wishes(
            boolean resume,
            Unmakable unmakable,
            boolean validate,
            Set<String> only,
            PartialFailure.Decision onFailure) {

        public static final Wishes NONE = new Wishes(false, Unmakable.STOP, false);

        public Wishes {
            only = Set.copyOf(only);
        }

        /// For all collections, to the first failure.
        public Wishes(boolean resume, Unmakable unmakable, boolean validate) {
            this(resume, unmakable, validate, Set.of(), PartialFailure.Decision.ABORT);
        }

        boolean goesOn() {
            return resume || !only.isEmpty();
        }

        List<CollectionPlan> of(Plan plan) {
            return plan.collections().stream()
                    .filter(collection -> only.isEmpty() || only.contains(collection.collection()))
                    .toList();
        }
    }

    /// Loads the documents of the plan.
    ///
    /// @return what is there now; part of it where not everything was asked for
    public MigrationReport run(Wishes wishes, Progress progress) {
        try (Workspace.Lock lock = workspace.lock(Step.MIGRATE)) {
            Instant started = steps.now();
            Plan plan = makePlan.reviewed(progress);
            // Now rather than at the end, when a file that cannot be read would be a poor reason to fail.
            Optional<SizingPlan> estimate = workspace.sizing().load();
            var load = new Load(plan, estimate, started, wishes, progress);
            sayEstimate(load);
            new KnownNames("The plan", plan.names()).require(wishes.only());
            before.refuseDrift(steps.catalog());
            ledger.latest().ifPresent(run -> BeforeLoad.refuseLoaded(run, plan));
            prepare.require(plan);
            steps.notLoaded();
            steps.begin(Step.MIGRATE);
            // Its process is over: it held the lock that this one holds now.
            String own = steps.journal().output(Step.MIGRATE);
            Optional<Run> unfinished = wishes.goesOn() ? resumable(plan) : Optional.empty();
            String id = unfinished.map(Run::id).orElseGet(() -> newId(plan, started));
            try (HeldLease lease = HeldLease.take(leases, terms, id, own, progress)) {
                // What was read before the lease was taken may have changed until then.
                Optional<Run> latest = ledger.latest();
                latest.ifPresent(run -> BeforeLoad.refuseLoaded(run, plan));
                if (unfinished.isEmpty()) {
                    latest.ifPresent(run -> startOver(run, lease, progress));
                    before.refuseDocuments(plan);
                }
                Optional<MigrationReport> report = carryOut(load, lease, unfinished);
                while (report.isEmpty()) {
                    ledger.latest().ifPresent(run -> clear(run, lease));
                    report = carryOut(load, lease, Optional.empty());
                }
                return report.get();
            }
        }
    }

    private Optional<Run> resumable(Plan plan) {
        Optional<Run> latest = ledger.latest();
        if (latest.isPresent() && !latest.get().plan().equals(plan.hash())) {
            throw YoursToFix.usage(
                    "The interrupted run followed another plan.",
                    "Run 'reloquent migrate' without --resume to start over.");
        }
        return latest;
    }

    /// What is to be done.
    ///
    /// @param estimate of this plan or another
    private record Load(Plan plan, Optional<SizingPlan> estimate, Instant started, Wishes wishes, Progress progress) {}

    /// @return nothing where everything is to begin anew
    private Optional<MigrationReport> carryOut(Load load, HeldLease lease, Optional<Run> unfinished) {
        Plan plan = load.plan;
        try (Snapshot snapshot = snapshots.take()) {
            snapshot.requireReadable(plan.reads());
            Run run = unfinished
                    .map(r -> r.resumed(snapshot.id()))
                    .orElseGet(() -> begin(lease.run(), plan, snapshot, load.started));
            ledger.save(lease, run);
            steps.record(Step.MIGRATE, load.started, plan.hash(), run.id(), Outcome.TROUBLE, "cut off before its end");
            var loads = new CollectionLoads(engine, ledger, lease, snapshot, load.wishes, load.progress, run);
            try {
                prepare.restore(plan, lease, load.progress);
                collections.create(run.collections());
                if (loads.load(load.wishes.of(plan), unfinished.isPresent())) {
                    return Optional.empty();
                }
                run = loads.run();
                if (!run.unfinished().isEmpty()) {
                    return Optional.of(partly(run, load, lease));
                }
                run = run.loaded(steps.now(), count(plan, snapshot));
                ledger.save(lease, run);
            } catch (Fault | CancellationException e) {
                stop(loads.run(), load, lease, e);
                throw e;
            }
            MigrationReport report = finish(load, run);
            if (!load.wishes.validate()) {
                return Optional.of(report);
            }
            var loaded = new LoadedRun(run, plan);
            validate.run(loaded, Validate.Depth.WITNESSED, () -> snapshot, load.progress);
            return Optional.of(loaded.report(workspace, ledger, steps.now()));
        }
    }

    private MigrationReport partly(Run run, Load load, HeldLease lease) {
        String missing = run.progress();
        ledger.save(lease, run.stopped(steps.now(), missing));
        steps.record(Step.MIGRATE, load.started, load.plan.hash(), run.id(), Outcome.TROUBLE, missing);
        return Reports.of(load.plan, run, ledger, steps.now());
    }

    private void sayEstimate(Load load) {
        load.estimate
                .filter(estimate -> estimate.plan().equals(load.plan.hash()))
                .flatMap(estimate -> estimate.choice(makePlan.place()))
                .ifPresent(choice -> load.progress.say("By the estimate this takes %.0f to %.0f seconds"
                        .formatted(choice.timing().low(), choice.timing().high())));
    }

    private MigrationReport finish(Load load, Run run) {
        MigrationReport report =
                Reports.of(load.plan, run, ledger, steps.now()).against(load.estimate, makePlan.place());
        workspace.report().save(report);
        String summary = "%,d documents in %d collections"
                .formatted(report.documents(), report.collections().size());
        steps.record(Step.MIGRATE, load.started, load.plan.hash(), run.id(), Outcome.DONE, summary);
        return report;
    }

    private void stop(Run run, Load load, HeldLease lease, RuntimeException because) {
        String why = because instanceof CancellationException ? "interrupted" : firstLine(because);
        boolean interrupted = Thread.interrupted();
        try {
            steps.record(Step.MIGRATE, load.started, load.plan.hash(), run.id(), Outcome.TROUBLE, why);
            ledger.save(lease, run.stopped(steps.now(), why));
        } catch (Fault unreachable) {
            // The ledger says LOADING then, which the next run treats alike; what matters is the first failure.
            because.addSuppressed(unreachable);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void startOver(Run interrupted, HeldLease lease, Progress progress) {
        progress.say(
                "Run %s was cut off and its snapshot is gone: starting over. (--resume keeps what it loaded, if nothing has been written to the source since.)"
                        .formatted(interrupted.id()));
        clear(interrupted, lease);
    }

    private void clear(Run run, HeldLease lease) {
        new Emptying(collections, ledger).everything(run, lease, steps.now());
    }

    private static String newId(Plan plan, Instant started) {
        return RUN_ID.format(started) + "-" + plan.hash().substring(0, 6);
    }

    private static Run begin(String id, Plan plan, Snapshot snapshot, Instant started) {
        return new Run(
                id,
                plan.hash(),
                Run.State.LOADING,
                started,
                null,
                snapshot.id(),
                plan.names(),
                List.of(),
                Map.of(),
                null);
    }

    private static Map<String, Long> count(Plan plan, Snapshot snapshot) {
        Map<String, Long> rows = new TreeMap<>();
        Map<TableName, Long> tables = new HashMap<>();
        for (CollectionPlan collection : plan.collections()) {
            for (Countable counted : collection.root().countable()) {
                long count = counted.subset() == null
                        ? tables.computeIfAbsent(counted.table(), snapshot::count)
                        : snapshot.count(counted.subset());
                rows.put(counted.name(), count);
            }
        }
        return rows;
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("failed");
    }
}
