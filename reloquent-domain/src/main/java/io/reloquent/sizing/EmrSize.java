package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import java.util.List;

/// A cluster of Amazon EMR: machines that work, with one executor of Spark each.
///
/// @param instanceType of EC2
/// @param workers      machines, the one with the driver aside
/// @param cores        tasks that an executor runs at once
public record EmrSize(String instanceType, int workers, int cores) {

    /// Tasks at once.
    public int processors() {
        return workers * cores;
    }

    private record Row(Span span, String instanceType, int processors) {}

    private static final List<Row> ROWS = List.of(
            new Row(new Span(0, Load.TB, 2, 10), "r5.2xlarge", 8),
            new Row(new Span(Load.TB, 5 * Load.TB, 10, 20), "r5.4xlarge", 16),
            new Row(new Span(5 * Load.TB, 20 * Load.TB, 20, 50), "r5.8xlarge", 32),
            new Row(new Span(20 * Load.TB, 50 * Load.TB, 50, 100), "r5.8xlarge", 32),
            new Row(new Span(50 * Load.TB, 100 * Load.TB, 100, 200), "r5.12xlarge", 48));

    /// What a load suggests: machines by its size, as many as its size or the estimate asks for, but no more machines
    /// and tasks than may be connected to the source, for the others would wait.
    public static Recommendation<EmrSize> of(Load load) {
        Row row = Span.row(ROWS, Row::span, load.bytes());
        int wanted = load.processors() == 0
                ? row.span().machines(load.bytes())
                : Math.clamp(
                        (load.processors() - 1) / row.processors() + 1,
                        1,
                        row.span().most());
        int workers = Math.min(wanted, load.connections());
        int cores = Math.min(load.connections() / workers, row.processors());
        return new Recommendation<>(new EmrSize(row.instanceType(), workers, cores), load.because());
    }
}
