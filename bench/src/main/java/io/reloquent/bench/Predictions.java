package io.reloquent.bench;

import io.reloquent.bench.measured.Product;
import io.reloquent.bench.measured.Shape;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.SizingPlan.Choice;
import io.reloquent.sizing.Where;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The estimate held against what happens: predicted and measured time at several scales.
final class Predictions {

    /// An estimate that is further off is no help.
    private static final double ALLOWED = 0.25;

    private final Options options;
    private final Bench bench;
    private final PrintStream out;

    Predictions(Options options, Bench bench, PrintStream out) {
        this.options = options;
        this.bench = bench;
        this.out = out;
    }

    /// One shape at one scale.
    ///
    /// @param measured seconds of the work, without the start of a process
    /// @param cpu      processor seconds of it, of all processes, which tell whether something else ran meanwhile
    /// @param longest  what the estimate says takes longest
    record Point(
            String scale,
            String shape,
            long rows,
            double predicted,
            double measured,
            double cpu,
            double predictedMb,
            double measuredMb,
            String longest) {

        double off() {
            return predicted / measured - 1;
        }

        double sizeOff() {
            return predictedMb / measuredMb - 1;
        }
    }

    boolean run() {
        List<Point> points = new ArrayList<>();
        boolean passed = true;
        for (String scale : options.scales()) {
            var databases = new Databases(bench, scale);
            for (Shape shape : Shape.values()) {
                var row = new Row(name(shape), Row.Kind.DIRECT, bench.workload(), shape, "direct");
                Prepared prepared = databases.prepared(row, false);
                SizingPlan sizing = estimated(prepared);
                List<Measurement> measured = new ArrayList<>();
                for (int repetition = 1; repetition <= options.repetitions(); repetition++) {
                    Measurement one = bench.rows(scale).run(row, prepared, repetition);
                    passed &= one.passed();
                    measured.add(one);
                }
                OptionalDouble seconds = new Measurements(measured).median(row.name(), Measurement::workSeconds);
                OptionalDouble cpu = new Measurements(measured).median(row.name(), Measurement::cpuSecondsOfWork);
                if (seconds.isPresent()) {
                    points.add(point(scale, prepared, sizing, seconds.getAsDouble(), cpu.orElse(0)));
                }
            }
        }
        out.printf("%n%s%n", table(points));
        Path json = options.json();
        if (json != null) {
            write(json, points);
        }
        return passed && points.stream().allMatch(point -> Math.abs(point.off()) <= ALLOWED);
    }

    private static String name(Shape shape) {
        return switch (shape) {
            case FLAT -> "c1";
            case ORDERS -> "c2";
            case CUSTOMERS -> "c3";
        };
    }

    private SizingPlan estimated(Prepared prepared) {
        bench.servers().awaitQuiet();
        bench.say("Estimating " + prepared.shape().describe(prepared.workload()));
        try (var product = new Product(prepared.place())) {
            return product.estimate().sizing();
        }
    }

    private static Point point(String scale, Prepared prepared, SizingPlan sizing, double seconds, double cpu) {
        Choice direct = sizing.choice(Where.DIRECT).orElseThrow();
        return new Point(
                scale,
                prepared.shape().name(),
                prepared.rows(),
                direct.timing().seconds(),
                seconds,
                cpu,
                sizing.bytes() / 1e6,
                prepared.megabytes(),
                direct.timing().binding().kind().name());
    }

    private static String table(List<Point> points) {
        var table = new Table(
                "scale",
                "shape",
                "rows",
                "predicted s",
                "measured s",
                "off %",
                "CPU s",
                "predicted MB",
                "measured MB",
                "off %");
        for (Point point : points) {
            table.add(
                    point.scale(),
                    point.shape(),
                    Table.number((double) point.rows(), 0),
                    Table.number(point.predicted(), 1),
                    Table.number(point.measured(), 1),
                    Table.number(100 * point.off(), 0),
                    Table.number(point.cpu(), 1),
                    Table.number(point.predictedMb(), 0),
                    Table.number(point.measuredMb(), 0),
                    Table.number(100 * point.sizeOff(), 1));
        }
        return table.toString();
    }

    private static void write(Path json, List<Point> points) {
        try {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(json, mapper.writeValueAsString(points) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
