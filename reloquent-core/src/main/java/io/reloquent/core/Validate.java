package io.reloquent.core;

import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Countable;
import io.reloquent.port.compute.Hasher;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Chunk;
import io.reloquent.run.Progress;
import io.reloquent.run.ReadCount;
import io.reloquent.verification.BucketSums;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `reloquent validate`: compares what the target holds with what was sent, document by document.
///
/// Every document is read back and its digest added up by bucket. Where sums differ, the documents of those buckets
/// are built again from the source and compared field by field.
public final class Validate {

    private final MakePlan makePlan;
    private final Ledger ledger;
    private final DocumentReader reader;
    private final Hasher hasher;
    private final Investigation investigation;
    private final Workspace workspace;
    private final Steps steps;

    public Validate(
            MakePlan makePlan,
            Ledger ledger,
            DocumentReader reader,
            Hasher hasher,
            Investigation investigation,
            Workspace workspace,
            Clock clock) {
        this.makePlan = makePlan;
        this.ledger = ledger;
        this.reader = reader;
        this.hasher = hasher;
        this.investigation = investigation;
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    public Verification run(Progress progress) {
        var started = steps.now();
        LoadedRun loaded = LoadedRun.find(ledger, makePlan);
        List<Chunk> chunks = ledger.chunks(loaded.run().id());
        List<CollectionCheck> checks = new ArrayList<>();
        for (CollectionPlan collection : loaded.plan().collections()) {
            List<Chunk> own = chunks.stream()
                    .filter(c -> c.collection().equals(collection.collection()))
                    .toList();
            checks.add(check(collection, own, loaded, progress));
        }
        var took = Duration.between(started, steps.now());
        var verification = new Verification(loaded.run().id(), started, took, checks);
        workspace.report().save(loaded.report(workspace, ledger, steps.now()).with(verification, steps.now()));
        Outcome outcome = verification.passes() ? Outcome.DONE : Outcome.TROUBLE;
        String summary =
                "%,d documents compared, %,d mismatches".formatted(verification.documents(), verification.mismatches());
        steps.record(Step.VALIDATE, started, loaded.run().id(), loaded.run().id(), outcome, summary);
        return verification;
    }

    private CollectionCheck check(CollectionPlan collection, List<Chunk> chunks, LoadedRun loaded, Progress progress) {
        var expected = new BucketSums();
        chunks.forEach(chunk -> expected.add(chunk.sums()));
        var found = new BucketSums();
        long total = expected.documents();
        reader.scan(collection.collection(), (bytes, offset, length) -> {
            hasher.add(bytes, offset, length, found);
            if (found.documents() % 1_000 == 0) {
                progress.collection(collection.collection(), 0, found.documents(), total);
            }
        });
        progress.collection(collection.collection(), 0, found.documents(), total);
        List<Integer> differing = expected.differing(found);
        List<RowCheck> rows = rows(collection, chunks, loaded);
        if (differing.isEmpty()) {
            return new CollectionCheck(collection.collection(), total, found.documents(), null, 0, List.of(), rows);
        }
        progress.say("%s differs in %d of %d buckets; building those documents again from the source"
                .formatted(collection.collection(), differing.size(), BucketSums.BUCKETS));
        Investigation.Result result = investigation.run(collection, differing);
        return new CollectionCheck(
                collection.collection(),
                total,
                found.documents(),
                null,
                Math.max(1, result.mismatches()),
                result.discrepancies(),
                rows);
    }

    private static List<RowCheck> rows(CollectionPlan collection, List<Chunk> chunks, LoadedRun loaded) {
        List<RowCheck> checks = new ArrayList<>();
        for (Countable counted : collection.root().countable()) {
            long placed = chunks.stream()
                    .flatMap(c -> c.counts().stream())
                    .filter(c -> c.read().equals(counted.name()))
                    .mapToLong(Validate::placed)
                    .sum();
            long inSource = loaded.run().countedRows().getOrDefault(counted.name(), -1L);
            checks.add(new RowCheck(counted.name(), counted.table(), inSource, placed, counted.partial()));
        }
        return checks;
    }

    private static long placed(ReadCount count) {
        return count.rows() - count.orphans();
    }
}
