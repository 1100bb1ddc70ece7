package io.reloquent.core;

import io.reloquent.design.RootCollection;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.Blueprint;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.compute.Hasher;
import io.reloquent.port.compute.Reassembler;
import io.reloquent.port.compute.Witness;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import io.reloquent.port.target.DocumentComparer;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.verification.BucketSums;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `reloquent validate`: compares what the target holds with what was sent, and with what a second reading of the
/// source makes, document by document.
///
/// Every document is read back and its digest added up by bucket. The load has added up what it sent, and a witness
/// makes every document again by other means. Where sums differ, the documents of those buckets are compared field by
/// field with those of the witness.
public final class Validate {

    private static final int BETWEEN_REPORTS = 1_000;

    private final MakePlan makePlan;
    private final Ledger ledger;
    private final SnapshotSource snapshots;
    private final Witness witness;
    private final Reassembler reassembler;
    private final DocumentReader reader;
    private final Hasher hasher;
    private final Investigation investigation;
    private final Workspace workspace;
    private final Steps steps;

    public Validate(
            MakePlan makePlan,
            Ledger ledger,
            SnapshotSource snapshots,
            Witness witness,
            Reassembler reassembler,
            DocumentReader reader,
            Hasher hasher,
            DocumentComparer comparer,
            Workspace workspace,
            Clock clock) {
        this.makePlan = makePlan;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.witness = witness;
        this.reassembler = reassembler;
        this.reader = reader;
        this.hasher = hasher;
        this.investigation = new Investigation(reader, comparer, hasher);
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// How thoroughly to compare.
    public enum Depth {
        /// With what the load sent alone; the source is read only where something differs.
        AS_SENT,
        /// With a second reading of the source as well.
        WITNESSED
    }

    /// Compares with the source as it is now.
    public Verification run(Depth depth, Progress progress) {
        LoadedRun loaded = LoadedRun.find(ledger, makePlan, steps);
        try (var source = new WhenAsked(snapshots)) {
            if (depth == Depth.WITNESSED) {
                source.get();
            }
            return run(loaded, depth, source, progress);
        }
    }

    /// Compares some documents from all over the target with the source as it is now, and counts the others.
    ///
    /// @param samples how many in all, about
    public Verification run(int samples, Progress progress) {
        LoadedRun loaded = LoadedRun.find(ledger, makePlan, steps);
        var started = steps.now();
        List<CollectionCheck> checks =
                new Samples(ledger, snapshots, reassembler, reader, investigation).checks(loaded, samples, progress);
        return keep(
                new Verification(loaded.run().id(), started, Duration.between(started, steps.now()), checks), loaded);
    }

    private Verification keep(Verification verification, LoadedRun loaded) {
        workspace.report().save(loaded.report(workspace, ledger, steps.now()).with(verification, steps.now()));
        Outcome outcome = verification.passes() ? Outcome.DONE : Outcome.TROUBLE;
        String summary =
                "%,d documents compared, %,d mismatches".formatted(verification.documents(), verification.mismatches());
        steps.record(
                Step.VALIDATE,
                verification.at(),
                loaded.run().id(),
                loaded.run().id(),
                outcome,
                summary);
        return verification;
    }

    /// Compares with the source as a snapshot shows it.
    Verification run(LoadedRun loaded, Depth depth, Supplier<Snapshot> snapshot, Progress progress) {
        var started = steps.now();
        Map<String, Long> setAside = ledger.deadLetters(loaded.run().id()).stream()
                .collect(Collectors.groupingBy(DeadLetter::collection, Collectors.counting()));
        Map<String, List<Chunk>> chunks =
                Chunk.byCollection(ledger.chunks(loaded.run().id()));
        Blueprint blueprint = steps.blueprint();
        List<CollectionCheck> checks = new ArrayList<>();
        for (CollectionPlan collection : loaded.plan().collections()) {
            List<Chunk> own = chunks.getOrDefault(collection.collection(), List.of());
            long letters = setAside.getOrDefault(collection.collection(), 0L);
            Unmakable unmakable = letters == 0 ? Unmakable.STOP : Unmakable.SET_ASIDE;
            var truth = new Truth(blueprint, collection, depth, snapshot, unmakable);
            checks.add(check(collection, own, RowChecks.of(collection, own, loaded.run(), letters), truth, progress));
        }
        var took = Duration.between(started, steps.now());
        return keep(new Verification(loaded.run().id(), started, took, checks), loaded);
    }

    /// A snapshot that is taken when it is needed, and let go of in the end.
    private static final class WhenAsked implements Supplier<Snapshot>, AutoCloseable {
        private final SnapshotSource source;
        private @Nullable Snapshot taken;

        WhenAsked(SnapshotSource source) {
            this.source = source;
        }

        @Override
        public Snapshot get() {
            Snapshot present = taken == null ? source.take() : taken;
            taken = present;
            return present;
        }

        @Override
        public void close() {
            if (taken != null) {
                taken.close();
            }
        }
    }

    /// What the documents of a collection should be.
    private final class Truth {
        private final Blueprint blueprint;
        private final CollectionPlan collection;
        private final Depth depth;
        private final Supplier<Snapshot> snapshot;
        private final Unmakable unmakable;

        Truth(
                Blueprint blueprint,
                CollectionPlan collection,
                Depth depth,
                Supplier<Snapshot> snapshot,
                Unmakable unmakable) {
            this.blueprint = blueprint;
            this.collection = collection;
            this.depth = depth;
            this.snapshot = snapshot;
            this.unmakable = unmakable;
        }

        boolean isWitnessed() {
            return depth == Depth.WITNESSED;
        }

        /// The sums of the witness's documents; nothing where it is not asked.
        ///
        /// @param check throws what makes all of it vain, now and then
        Optional<BucketSums> sums(long total, Progress progress, Runnable check) {
            if (depth == Depth.AS_SENT) {
                return Optional.empty();
            }
            progress.say("Reading the source of %s a second time".formatted(collection.collection()));
            var sums = new BucketSums();
            DocumentVisitor counting = counting(sums, total, collection.collection(), progress);
            show((bytes, offset, length) -> {
                counting.visit(bytes, offset, length);
                if (sums.documents() % BETWEEN_REPORTS == 0) {
                    check.run();
                }
            });
            return Optional.of(sums);
        }

        void show(DocumentVisitor visitor) {
            switch (depth) {
                case AS_SENT -> reassembler.documents(collection, snapshot.get(), unmakable, visitor);
                case WITNESSED -> witness.documents(blueprint, root(), snapshot.get(), unmakable, visitor);
            }
        }

        private RootCollection root() {
            return blueprint.model().collections().stream()
                    .filter(root -> root.name().equals(collection.collection()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private CollectionCheck check(
            CollectionPlan collection, List<Chunk> chunks, List<RowCheck> rows, Truth truth, Progress progress) {
        String name = collection.collection();
        var sent = new BucketSums();
        chunks.forEach(chunk -> sent.add(chunk.sums()));
        long total = sent.documents();
        var found = new BucketSums();
        // Of two readings at once the slower one, that of the source, shows how far it is.
        Progress ofScan = truth.isWitnessed() ? Progress.NONE : progress;
        Optional<BucketSums> witnessed;
        try (var scan = Alongside.of(() -> reader.scan(name, counting(found, total, name, ofScan)))) {
            witnessed = truth.sums(total, progress, scan::check);
            scan.join();
        }
        progress.collection(name, 0, found.documents(), total);
        var differing = new TreeSet<>(sent.differing(found));
        boolean asSent = differing.isEmpty();
        witnessed.ifPresent(sums -> differing.addAll(sums.differing(found)));
        var result = new Investigation.Result(0, List.of());
        if (!differing.isEmpty()) {
            progress.say("%s differs in %d of %d buckets; building those documents again from the source"
                    .formatted(name, differing.size(), BucketSums.BUCKETS));
            result = investigation.run(name, List.copyOf(differing), truth::show);
        }
        return new CollectionCheck(
                name,
                total,
                found.documents(),
                asSent,
                witnessed.map(BucketSums::documents).orElse(null),
                differing.isEmpty() ? 0 : Math.max(1, result.mismatches()),
                result.discrepancies(),
                rows);
    }

    private DocumentVisitor counting(BucketSums sums, long total, String collection, Progress progress) {
        return (bytes, offset, length) -> {
            hasher.add(bytes, offset, length, sums);
            if (sums.documents() % BETWEEN_REPORTS == 0) {
                progress.collection(collection, 0, sums.documents(), total);
            }
        };
    }
}
