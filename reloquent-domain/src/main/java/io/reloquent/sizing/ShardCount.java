package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import java.util.Locale;

/// How many shards a target should have: enough for what it stores, and enough to store it in time.
public final class ShardCount {

    /// Above this, one replica set is too small.
    public static final long WHOLE = 3_000_000_000_000L;

    /// What a shard holds comfortably, indexes included.
    static final double COMFORTABLE = 2e12;

    /// Processors of a shard of moderate size, an M60 of Atlas.
    private static final int PROCESSORS = 16;

    private ShardCount() {}

    /// Whether data have to be spread, asked for or not.
    public static boolean isNeeded(Workload workload) {
        return workload.bytes() + workload.indexBytes() > WHOLE;
    }

    /// @param asked whether data are to be spread even if they fit into one replica set
    public static Recommendation<Integer> of(Workload workload, Rates rates, Window window, boolean asked) {
        if (!isNeeded(workload) && !asked) {
            return new Recommendation<>(1, "all of it fits into one replica set");
        }
        double stored = (double) workload.bytes() + workload.indexBytes();
        int capacity = Math.max(1, (int) Math.ceil(stored / COMFORTABLE));
        double seconds =
                workload.collections().stream().mapToDouble(rates::writeSeconds).sum();
        int throughput = Math.max(1, (int) Math.ceil(seconds / window.seconds() / PROCESSORS));
        String because = throughput > capacity
                ? String.format(
                        Locale.ROOT,
                        "storing takes %,.0f seconds of one processor, and a shard with %d of them stores for %,.0f seconds;"
                                + " by size alone %d would do",
                        seconds,
                        PROCESSORS,
                        window.seconds(),
                        capacity)
                : String.format(
                        Locale.ROOT,
                        "there are %s with indexes, and a shard holds 2 TB comfortably; with fewer, each would hold too"
                                + " much, and queries become slow",
                        ClusterSizing.size(stored));
        return new Recommendation<>(Math.max(capacity, throughput), because);
    }
}
