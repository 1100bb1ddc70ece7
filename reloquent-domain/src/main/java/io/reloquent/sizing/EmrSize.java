package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import java.util.List;

/// A cluster of Amazon EMR: machines that work, with one executor of Spark each.
///
/// @param instanceType of EC2
/// @param workers      machines, the one with the driver aside
/// @param cores        tasks that an executor runs at once
public record EmrSize(String instanceType, int workers, int cores) {

    /// Up to so many bytes, so many machines.
    private record Row(long from, long to, int fewest, int most, String instanceType, int processors) {

        int workers(long bytes) {
            double share = Math.min(1, (double) (bytes - from) / (to - from));
            return fewest + (int) Math.round(share * (most - fewest));
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row(0, Load.TB, 2, 10, "r5.2xlarge", 8),
            new Row(Load.TB, 5 * Load.TB, 10, 20, "r5.4xlarge", 16),
            new Row(5 * Load.TB, 20 * Load.TB, 20, 50, "r5.8xlarge", 32),
            new Row(20 * Load.TB, 50 * Load.TB, 50, 100, "r5.8xlarge", 32),
            new Row(50 * Load.TB, 100 * Load.TB, 100, 200, "r5.12xlarge", 48));

    /// What a load suggests: by its size, but no more machines and tasks than may be connected to the source, for the
    /// others would wait.
    public static Recommendation<EmrSize> of(Load load) {
        Row row =
                ROWS.stream().filter(one -> load.bytes() < one.to()).findFirst().orElse(ROWS.getLast());
        int workers = Math.min(row.workers(load.bytes()), load.connections());
        int cores = Math.min(load.connections() / workers, row.processors());
        return new Recommendation<>(new EmrSize(row.instanceType(), workers, cores), load.because());
    }
}
