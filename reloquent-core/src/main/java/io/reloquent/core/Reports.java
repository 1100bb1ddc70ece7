package io.reloquent.core;

import io.reloquent.design.Finding;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Plan;
import io.reloquent.port.target.Ledger;
import io.reloquent.report.CollectionResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.Chunk;
import io.reloquent.run.ReadCount;
import io.reloquent.run.Run;
import io.reloquent.target.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts a report together from what the ledger recorded.
final class Reports {

    private Reports() {}

    static MigrationReport of(Plan plan, Run run, Ledger ledger, Instant now) {
        Map<String, List<Chunk>> chunks = Chunk.byCollection(ledger.chunks(run.id()));
        List<CollectionResult> results = new ArrayList<>();
        for (CollectionPlan collection : plan.collections()) {
            String name = collection.collection();
            results.add(result(name, chunks.getOrDefault(name, List.of())));
        }
        List<String> notes = plan.findings().stream().map(Reports::note).toList();
        return new MigrationReport(
                MigrationReport.VERSION,
                now,
                plan.source(),
                plan.target(),
                plan.hash(),
                run.id(),
                run.started(),
                run.ended() == null ? now : run.ended(),
                results,
                notes,
                ledger.deadLetters(run.id()),
                null,
                null,
                plan.skippedIndexes(),
                null,
                ledger.preparation().map(Preparation::balancerStopped).orElse(false));
    }

    private static CollectionResult result(String name, List<Chunk> chunks) {
        return new CollectionResult(
                name,
                chunks.stream().mapToLong(Chunk::documents).sum(),
                chunks.stream()
                        .flatMap(c -> c.counts().stream())
                        .mapToLong(ReadCount::rows)
                        .sum(),
                chunks.stream().mapToLong(Chunk::bytes).sum(),
                chunks.stream()
                        .flatMap(c -> c.counts().stream())
                        .mapToLong(ReadCount::shortened)
                        .sum());
    }

    private static String note(Finding finding) {
        return finding.place() + ": " + finding.message();
    }
}
