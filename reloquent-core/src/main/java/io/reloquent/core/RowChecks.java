package io.reloquent.core;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Countable;
import io.reloquent.run.Chunk;
import io.reloquent.run.ReadCount;
import io.reloquent.run.Run;
import io.reloquent.verification.RowCheck;
import java.util.ArrayList;
import java.util.List;

/// Whether the rows that the source counted are those that chunks of a run have placed.
final class RowChecks {

    private RowChecks() {}

    /// @param chunks   of the collection
    /// @param setAside how many of its documents could not be made
    static List<RowCheck> of(CollectionPlan collection, List<Chunk> chunks, Run run, long setAside) {
        List<RowCheck> checks = new ArrayList<>();
        for (Countable counted : collection.root().countable()) {
            long placed = chunks.stream()
                    .flatMap(c -> c.counts().stream())
                    .filter(c -> c.read().equals(counted.name()))
                    .mapToLong(RowChecks::placed)
                    .sum();
            long inSource = run.countedRows().getOrDefault(counted.name(), -1L);
            checks.add(new RowCheck(counted.name(), counted.table(), inSource, placed, counted.partial(), setAside));
        }
        return checks;
    }

    private static long placed(ReadCount count) {
        return count.rows() - count.orphans();
    }
}
