package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.PriceTable.Tier;
import java.util.Locale;

/// Sizes the target: large enough to load in time, and what it may be afterwards.
final class ClusterSizing {

    private static final double GB = 1e9;

    /// The oplog keeps what was written lately; on Atlas and on a server's own it is not larger than this by itself.
    private static final double MOST_OPLOG = 50 * GB;

    /// No disk should be fuller.
    private static final double FULL = 0.8;

    private static final double GROWTH = 1.3;

    /// Data, journal and oplog, in operations of 64 kB.
    private static final double OPERATIONS_PER_MB = 3 * 1e6 / 65_536;

    private static final long LEAST_MEMORY = 8_000_000_000L;

    /// Of documents in use at one time, where nobody says more about queries.
    private static final double HOT = 0.1;

    private static final int LEAST_IOPS = 1_000;

    private final Workload workload;
    private final Rates rates;
    private final PriceTable prices;
    private final Recommendation<Integer> shards;

    ClusterSizing(Workload workload, Rates rates, PriceTable prices, Recommendation<Integer> shards) {
        this.workload = workload;
        this.rates = rates;
        this.prices = prices;
        this.shards = shards;
    }

    TargetSize forMigration(Window window) {
        double data = each(workload.bytes());
        double indexes = each(workload.indexBytes());
        double oplog = Math.min(data, MOST_OPLOG);
        double rate = each(workload.bytes()) / 1e6 / window.seconds();
        var storage = new Recommendation<>(
                Math.round((data + indexes + oplog) / FULL),
                String.format(
                        Locale.ROOT,
                        "%s of documents, %s of indexes and %s of oplog, and a fifth of the disk stays free;"
                                + " MongoDB compresses, often to half, which is not counted on",
                        size(data),
                        size(indexes),
                        size(oplog)));
        var memory = new Recommendation<>(
                Math.max(LEAST_MEMORY, Math.round(2 * indexes)),
                String.format(
                        Locale.ROOT, "twice the %s of indexes, which are built at the end of the load", size(indexes)));
        var iops = new Recommendation<>(
                Math.max(LEAST_IOPS, (int) Math.ceil(rate * OPERATIONS_PER_MB)),
                String.format(
                        Locale.ROOT,
                        "%.1f MB of documents a second fill the window, each written three times:"
                                + " data, journal and oplog",
                        rate));
        var processors = new Recommendation<>(
                processors(window),
                String.format(
                        Locale.ROOT,
                        "storing takes %.0f seconds of one processor, and the window has %.0f",
                        writeSeconds() / shards.value(),
                        window.seconds()));
        return cluster(storage, memory, iops, processors, "bulk writes need processors, memory and a fast disk");
    }

    TargetSize forProduction() {
        double data = each(workload.bytes());
        double indexes = each(workload.indexBytes());
        double inUse = indexes + HOT * data;
        var storage = new Recommendation<>(
                Math.round((data + indexes) * GROWTH),
                String.format(Locale.ROOT, "%s of documents and indexes, and 30 %% to grow", size(data + indexes)));
        var memory = new Recommendation<>(
                Math.max(LEAST_MEMORY, Math.round(2 * inUse)),
                String.format(
                        Locale.ROOT,
                        "half of it is MongoDB's cache, for %s of indexes and a tenth of the documents;"
                                + " which queries run, only you know",
                        size(indexes)));
        var iops = new Recommendation<>(LEAST_IOPS, "what is read often is in memory");
        var processors = new Recommendation<>(2, "it no longer loads; your queries may need more");
        return cluster(
                storage, memory, iops, processors, "the load is over: scale down in Atlas under Edit Configuration");
    }

    private TargetSize cluster(
            Recommendation<Long> storage,
            Recommendation<Long> memory,
            Recommendation<Integer> iops,
            Recommendation<Integer> processors,
            String why) {
        Tier tier = prices.tiers().stream()
                .filter(one -> one.processors() >= processors.value()
                        && one.memoryGb() * GB >= memory.value()
                        && one.storageGb() * GB >= storage.value())
                .findFirst()
                .orElse(prices.tiers().getLast());
        boolean enough = tier.processors() >= processors.value() && tier.memoryGb() * GB >= memory.value();
        String because = String.format(
                Locale.ROOT,
                "%s; an %s has %d processors, %d GB of RAM and up to %,d GB of disk%s",
                why,
                tier.name(),
                tier.processors(),
                tier.memoryGb(),
                tier.storageGb(),
                enough ? "" : ", the most there is, which is less than recommended: the load will take longer");
        return new TargetSize(
                shards,
                new Recommendation<>(tier.name(), because),
                storage,
                memory,
                iops,
                processors,
                tier.perHour() * shards.value());
    }

    private int processors(Window window) {
        return Math.max(2, (int) Math.ceil(writeSeconds() / shards.value() / window.seconds()));
    }

    private double writeSeconds() {
        return workload.collections().stream().mapToDouble(rates::writeSeconds).sum();
    }

    private double each(long bytes) {
        return (double) bytes / shards.value();
    }

    static String size(double bytes) {
        if (bytes < 1e9) {
            return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
        }
        return bytes < 1e12
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.1f TB", bytes / 1e12);
    }
}
