package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import java.util.List;
import java.util.function.Function;

/// A job of AWS Glue, on workers of the type G.1X: one DPU each.
///
/// @param workers        in all; one of them is the driver
/// @param taskProcessors of a worker that a task takes, so that fewer run at once
public record GlueSize(int workers, int taskProcessors) {

    /// Above this, Glue is unlikely to come to an end in time.
    public static final long MOST_BYTES = 500 * Load.GB;

    private static final int PROCESSORS = 4;

    private static final List<Span> ROWS = List.of(
            new Span(0, 50 * Load.GB, 10, 10),
            new Span(50 * Load.GB, 250 * Load.GB, 50, 100),
            new Span(250 * Load.GB, MOST_BYTES, 150, 299));

    private static final int MOST_WORKERS = 299;

    /// Tasks at once.
    public int processors() {
        return (workers - 1) * (PROCESSORS / taskProcessors);
    }

    /// What a load suggests: by its size or the estimate, but no more tasks at once than may be connected to the
    /// source.
    public static Recommendation<GlueSize> of(Load load) {
        Span row = Span.row(ROWS, Function.identity(), load.bytes());
        int executors = Math.max(1, load.connections() / PROCESSORS);
        int wanted = load.processors() == 0
                ? row.machines(load.bytes())
                : Math.min(MOST_WORKERS, 2 + (load.processors() - 1) / PROCESSORS);
        int workers = Math.min(wanted, 1 + executors);
        int atOnce = Math.min(PROCESSORS, load.connections());
        int taskProcessors = (PROCESSORS + atOnce - 1) / atOnce;
        return new Recommendation<>(new GlueSize(workers, taskProcessors), load.because());
    }

    /// Whether a load is more than Glue is for: a migration of it takes too long.
    public static boolean isTooMuch(Load load) {
        return load.bytes() > MOST_BYTES;
    }
}
