package io.reloquent.sizing;

import io.reloquent.catalog.TableName;
import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.PriceTable.Instance;
import io.reloquent.sizing.PriceTable.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Workloads and prices written down for tests.
final class Loads {

    static final long MILLION = 1_000_000;

    static final PriceTable PRICES = new PriceTable(
            LocalDate.of(2026, 1, 1),
            "here",
            "USD",
            "made up",
            List.of(
                    new Instance("r5.2xlarge", 8, 64, 0.6),
                    new Instance("r5.4xlarge", 16, 128, 1.2),
                    new Instance("r5.8xlarge", 32, 256, 2.3),
                    new Instance("r5.12xlarge", 48, 384, 3.3)),
            0.44,
            List.of(
                    new Tier("M30", 2, 8, 512, 3000, 0.5),
                    new Tier("M40", 4, 16, 1024, 3000, 1),
                    new Tier("M60", 16, 64, 4096, 3000, 4),
                    new Tier("M200", 64, 256, 4096, 3000, 15)));

    private Loads() {}

    static CollectionLoad load(long rows, double sent, double bson, boolean sorted, int ranges) {
        var root = new ReadSize("roots", name("roots"), "", rows, 1_000, sent, bson, bson / 100, false);
        var children =
                new ReadSize("roots.children", name("children"), "children", 4 * rows, 1_000, sent, bson, 1, sorted);
        return new CollectionLoad("roots", rows, List.of(root, children), 40 * rows, ranges);
    }

    static Workload workload(CollectionLoad... loads) {
        List<CollectionLoad> all = List.of(loads);
        long bytes = all.stream().mapToLong(CollectionLoad::sentBytes).sum();
        return new Workload("plan", bytes, all);
    }

    static Workload workload(long rows) {
        return workload(load(rows, 100, 200, true, 1));
    }

    private static TableName name(String table) {
        return new TableName("public", table);
    }

    static Machine shared(int processors) {
        return new Machine(Where.DIRECT, processors, 20, true, true, 1, 2, 0);
    }

    static Machine apart(int processors, int connections, int targetProcessors) {
        return new Machine(Where.DIRECT, processors, connections, false, false, targetProcessors, 2, 0);
    }

    static SizingPlan size(Workload workload, Machine here, Window window) {
        Recommendation<Integer> shards = ShardCount.of(workload, Rates.DATED, window, false);
        return Sizing.of(workload, Rates.DATED, here, window, PRICES, shards, Instant.EPOCH);
    }
}
