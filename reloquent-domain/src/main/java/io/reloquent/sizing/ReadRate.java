package io.reloquent.sizing;

import java.util.List;

/// How fast a source gives rows, by reading a part of one table.
///
/// @param table       what was read
/// @param single      each part that was read over one connection while nothing else was
/// @param together    each time that all connections read at once
/// @param connections how many those were
public record ReadRate(String table, List<Slice> single, List<Slice> together, int connections) {

    private static final double MEGABYTE = 1e6;

    /// Rows that were read, all the way to this program.
    ///
    /// @param bytes as the source sent them
    public record Slice(long bytes, double seconds) {
        double megabytesPerSecond() {
            return bytes / MEGABYTE / Math.max(seconds, 1e-6);
        }
    }

    public ReadRate {
        single = List.copyOf(single);
        together = List.copyOf(together);
        if (single.isEmpty() || connections < 1) {
            throw new IllegalArgumentException("nothing was read of " + table);
        }
    }

    /// Megabytes a second that one connection gives while no other reads.
    public double perConnection() {
        return rate(single);
    }

    /// Megabytes a second that all connections give together.
    public double all() {
        return together.isEmpty() ? perConnection() : rate(together);
    }

    public long bytes() {
        return single.stream().mapToLong(Slice::bytes).sum()
                + together.stream().mapToLong(Slice::bytes).sum();
    }

    /// The spread between slices, as a share of the rate: its standard error.
    public double error() {
        return Math.max(error(single), error(together));
    }

    private static double rate(List<Slice> slices) {
        double seconds = slices.stream().mapToDouble(Slice::seconds).sum();
        return new Slice(slices.stream().mapToLong(Slice::bytes).sum(), seconds).megabytesPerSecond();
    }

    private static double error(List<Slice> slices) {
        int count = slices.size();
        if (count < 2) {
            return 0;
        }
        double mean =
                slices.stream().mapToDouble(Slice::megabytesPerSecond).average().orElse(0);
        double square = slices.stream()
                .mapToDouble(slice -> Math.pow(slice.megabytesPerSecond() - mean, 2))
                .sum();
        return mean == 0 ? 0 : Math.sqrt(square / (count - 1) / count) / mean;
    }
}
