package io.reloquent.bench.measured;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Read;
import io.reloquent.plan.Recommendation;
import io.reloquent.plan.Sorting;
import io.reloquent.port.source.Snapshot;
import io.reloquent.run.KeyRange;
import io.reloquent.source.postgresql.PostgresDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The least that reading can cost: the rows of the plan, thrown away.
final class ReadFloor {

    private final PostgresDialect dialect = new PostgresDialect();
    private final Snapshot snapshot;
    private final boolean ordered;

    /// @param ordered whether all rows come in the order in which documents need them; else those that the plan sorts
    ///     itself come as they lie
    ReadFloor(Snapshot snapshot, boolean ordered) {
        this.snapshot = snapshot;
        this.ordered = ordered;
    }

    /// @return rows read
    long run(CollectionPlan collection) throws Exception {
        List<Callable<Long>> streams = new ArrayList<>();
        for (KeyRange range : ranges(collection)) {
            for (Read read : collection.root().reads()) {
                streams.add(() -> read(query(read, range)));
            }
        }
        long rows = 0;
        try (var threads = Executors.newFixedThreadPool(streams.size())) {
            for (Future<Long> stream : threads.invokeAll(streams)) {
                rows += stream.get();
            }
        }
        return rows;
    }

    /// As many ranges as the plan wants, cut where the engine cuts.
    private List<KeyRange> ranges(CollectionPlan collection) {
        int needed = collection.root().reads().size();
        int ranges = Math.min(collection.ranges().value(), (Place.CONNECTIONS - 1) / needed);
        List<KeyRange> cut = new ArrayList<>();
        List<String> after = List.of();
        if (ranges > 1) {
            for (List<String> key : snapshot.boundaries(collection.root().read(), ranges)) {
                cut.add(new KeyRange(after, key));
                after = key;
            }
        }
        cut.add(new KeyRange(after, List.of()));
        return cut;
    }

    private String query(Read read, KeyRange range) {
        boolean asPlanned = !ordered || read.sorting().value() != Sorting.HERE;
        return dialect.select(
                asPlanned ? read : read.sorted(new Recommendation<>(Sorting.IN_SOURCE, "to compare")), range);
    }

    private long read(String query) throws SQLException {
        try (Connection connection = snapshot.connect()) {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + query + ") TO STDOUT (FORMAT BINARY)");
            while (copy.readFromCopy() != null) {
                // Into nowhere.
            }
            return copy.getHandledRowCount();
        }
    }
}
