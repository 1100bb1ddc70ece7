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
import io.reloquent.run.Chunk;
import io.reloquent.run.Progress;
import io.reloquent.run.Run;
import io.reloquent.run.Unmakable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/// `reloquent migrate`: carries out the plan, or what is left of it.
public final class Migrate {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final MakePlan makePlan;
    private final CatalogReader source;
    private final SnapshotSource snapshots;
    private final Collections collections;
    private final Ledger ledger;
    private final Leases leases;
    private final Engine engine;
    private final Validate validate;
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
            Workspace workspace,
            LeaseTerms terms,
            Clock clock) {
        this.makePlan = makePlan;
        this.source = source;
        this.snapshots = snapshots;
        this.collections = collections;
        this.ledger = ledger;
        this.leases = leases;
        this.engine = engine;
        this.validate = validate;
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
    public record Wishes(boolean resume, Unmakable unmakable, boolean validate) {
        public static final Wishes NONE = new Wishes(false, Unmakable.STOP, false);
    }

    /// Loads every document of the plan.
    public MigrationReport run(Wishes wishes, Progress progress) {
        try (Workspace.Lock lock = workspace.lock()) {
            Instant started = steps.now();
            Plan plan = reviewedPlan(progress);
            refuseDrift();
            ledger.latest().ifPresent(run -> refuseLoaded(run, plan));
            // Its process is over: it held the lock that this one holds now.
            String own = steps.journal().output(Step.MIGRATE);
            Optional<Run> unfinished = wishes.resume() ? resumable(plan) : Optional.empty();
            String id = unfinished.map(Run::id).orElseGet(() -> newId(plan, started));
            try (HeldLease lease = HeldLease.take(leases, terms, id, own, progress)) {
                // What was read before the lease was taken may have changed until then.
                Optional<Run> latest = ledger.latest();
                latest.ifPresent(run -> refuseLoaded(run, plan));
                if (unfinished.isEmpty()) {
                    latest.ifPresent(run -> clear(run, progress));
                    refuseDocuments(plan);
                }
                return load(plan, lease, unfinished, started, wishes, progress);
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

    private MigrationReport load(
            Plan plan, HeldLease lease, Optional<Run> unfinished, Instant started, Wishes wishes, Progress progress) {
        try (Snapshot snapshot = snapshots.take()) {
            Run run = unfinished
                    .map(r -> r.resumed(snapshot.id()))
                    .orElseGet(() -> begin(lease.run(), plan, snapshot, started));
            ledger.save(lease, run);
            steps.record(Step.MIGRATE, started, plan.hash(), run.id(), Outcome.TROUBLE, "cut off before its end");
            try {
                collections.create(run.collections());
                loadAll(plan, lease, snapshot, unfinished.isPresent(), wishes.unmakable(), progress);
                run = run.loaded(steps.now(), count(plan, snapshot));
                ledger.save(lease, run);
            } catch (Fault | CancellationException e) {
                stop(run, plan, lease, started, e);
                throw e;
            }
            MigrationReport report = finish(plan, run, started);
            if (!wishes.validate()) {
                return report;
            }
            var loaded = new LoadedRun(run, plan);
            validate.run(loaded, Validate.Depth.WITNESSED, () -> snapshot, progress);
            return loaded.report(workspace, ledger, steps.now());
        }
    }

    private void loadAll(
            Plan plan, HeldLease lease, Snapshot snapshot, boolean again, Unmakable unmakable, Progress progress) {
        List<Chunk> done = again ? ledger.chunks(lease.run()) : List.of();
        for (CollectionPlan collection : plan.collections()) {
            List<Chunk> own = done.stream()
                    .filter(c -> c.collection().equals(collection.collection()))
                    .toList();
            engine.load(collection, lease, snapshot, own, again, unmakable, progress);
        }
    }

    private MigrationReport finish(Plan plan, Run run, Instant started) {
        MigrationReport report = Reports.of(plan, run, ledger, steps.now());
        workspace.report().save(report);
        String summary = "%,d documents in %d collections"
                .formatted(report.documents(), report.collections().size());
        steps.record(Step.MIGRATE, started, plan.hash(), run.id(), Outcome.DONE, summary);
        return report;
    }

    private void stop(Run run, Plan plan, HeldLease lease, Instant started, RuntimeException because) {
        String why = because instanceof CancellationException ? "interrupted" : firstLine(because);
        boolean interrupted = Thread.interrupted();
        try {
            steps.record(Step.MIGRATE, started, plan.hash(), run.id(), Outcome.TROUBLE, why);
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

    /// The plan that was looked at, or a new one if none was made yet.
    private Plan reviewedPlan(Progress progress) {
        Plan plan = makePlan.compute();
        String reviewed = steps.journal().output(Step.PLAN);
        if (reviewed.isEmpty()) {
            progress.say("No plan was made yet; making it: " + workspace.planPlace());
            return makePlan.run();
        }
        if (!reviewed.equals(plan.hash())) {
            throw YoursToFix.step(
                    "The plan is stale: the schema, the design or the target has changed since it was made.",
                    "Run 'reloquent plan', look at it, and migrate again.");
        }
        return plan;
    }

    private void refuseDrift() {
        List<String> changes = Drift.between(steps.catalog().structure(), source.readStructure());
        if (!changes.isEmpty()) {
            throw YoursToFix.step(
                    "The source's schema has changed since it was read: " + String.join("; ", changes) + ".",
                    "Run 'reloquent discover --direct', then 'reloquent plan'.");
        }
    }

    private void refuseLoaded(Run run, Plan plan) {
        if (run.state() == Run.State.LOADED) {
            String same = run.plan().equals(plan.hash()) ? "" : ", by another plan";
            throw YoursToFix.usage(
                    "Run %s has already loaded this target%s.".formatted(run.id(), same),
                    "Run 'reloquent validate', or 'reloquent rollback --confirm' to start over.");
        }
    }

    private void refuseDocuments(Plan plan) {
        List<String> names =
                plan.collections().stream().map(CollectionPlan::collection).toList();
        Map<String, Long> holding = new TreeMap<>(collections.holding(names));
        holding.values().removeIf(count -> count == 0);
        if (!holding.isEmpty()) {
            List<String> sentences = holding.entrySet().stream()
                    .map(e -> "%s (%,d)".formatted(e.getKey(), e.getValue()))
                    .toList();
            throw YoursToFix.usage(
                    "These collections already hold documents that no run of Reloquent put there: "
                            + String.join(", ", sentences) + ".",
                    "Choose another target.database in reloquent.yaml, or drop them yourself if they are not needed.");
        }
    }

    private void clear(Run interrupted, Progress progress) {
        progress.say(
                "Run %s was cut off and its snapshot is gone: starting over. (--resume keeps what it loaded, if nothing has been written to the source since.)"
                        .formatted(interrupted.id()));
        collections.drop(interrupted.collections());
        ledger.forget(interrupted.id());
    }

    private static String newId(Plan plan, Instant started) {
        return RUN_ID.format(started) + "-" + plan.hash().substring(0, 6);
    }

    private static Run begin(String id, Plan plan, Snapshot snapshot, Instant started) {
        List<String> names =
                plan.collections().stream().map(CollectionPlan::collection).toList();
        return new Run(id, plan.hash(), Run.State.LOADING, started, null, snapshot.id(), names, Map.of(), null);
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
