package io.reloquent.plan;

import java.util.Locale;

/// What runs a plan.
public enum Runner {
    /// This program, on one machine.
    DIRECT,
    /// A cluster of Spark, by what `generate` writes.
    SPARK;

    /// One machine with two cores loads 50 MB of tables a second (docs/performance.md, row c3), this much in three
    /// hours.
    private static final long ENOUGH_FOR_ONE_MACHINE = 500L << 30;

    /// The name that users read: `direct`, `spark`.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// By how much lies in the tables that are read.
    static Recommendation<Runner> recommended(long bytes) {
        String because = "one machine reads 500 GB in three hours, and here are " + size(bytes);
        return new Recommendation<>(bytes < ENOUGH_FOR_ONE_MACHINE ? DIRECT : SPARK, because);
    }

    private static String size(long bytes) {
        long megabytes = bytes >> 20;
        return megabytes < 1024 ? "%,d MB".formatted(Math.max(1, megabytes)) : "%,d GB".formatted(megabytes >> 10);
    }
}
