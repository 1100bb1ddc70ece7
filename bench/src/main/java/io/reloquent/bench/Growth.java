package io.reloquent.bench;

import io.reloquent.bench.measured.Shape;
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

/// The second benchmark: the same load at several scales, to see that time grows with the rows and memory does not.
final class Growth {

    private final Options options;
    private final Bench bench;
    private final PrintStream out;

    Growth(Options options, Bench bench, PrintStream out) {
        this.options = options;
        this.bench = bench;
        this.out = out;
    }

    /// What a load took at one scale.
    record Point(
            String scale,
            long rows,
            long documents,
            double megabytes,
            double wallSeconds,
            double cpuSeconds,
            double peakHeapMb,
            double liveHeapMb,
            double peakRssMb) {}

    boolean run() {
        var row = new Row("c3", Row.Kind.DIRECT, bench.workload(), Shape.CUSTOMERS, "direct");
        List<Point> points = new ArrayList<>();
        boolean passed = true;
        for (String scale : options.scales()) {
            Prepared prepared = new Databases(bench, scale).prepared(row, false);
            List<Measurement> measured = new ArrayList<>();
            for (int repetition = 1; repetition <= options.repetitions(); repetition++) {
                Measurement one = bench.rows(scale).run(row, prepared, repetition);
                out.printf("scale %s: wall %.1f s %s%n", scale, one.wallSeconds(), one.passed() ? "" : one.failure());
                passed &= one.passed();
                measured.add(one);
            }
            if (!new Measurements(measured).of(row.name()).isEmpty()) {
                points.add(point(scale, prepared, new Measurements(measured)));
            }
        }
        out.printf("%n%s, %s%n%n%s", row.label(), row.shape().describe(row.workload()), table(points));
        Path json = options.json();
        if (json != null) {
            write(json, points);
        }
        return passed;
    }

    private static Point point(String scale, Prepared prepared, Measurements measured) {
        return new Point(
                scale,
                prepared.rows(),
                prepared.documents(),
                prepared.megabytes(),
                measured.median("c3", Measurement::wallSeconds).orElseThrow(),
                measured.median("c3", Measurement::cpuSeconds).orElseThrow(),
                measured.median("c3", Measurement::peakHeapMb).orElseThrow(),
                measured.median("c3", Measurement::liveHeapMb).orElseThrow(),
                measured.median("c3", Measurement::peakRssMb).orElseThrow());
    }

    private static String table(List<Point> points) {
        var table = new Table(
                "scale", "", "rows", "MB", "wall s", "CPU s", "CPU s/million rows", "heap MB", "live MB", "RSS MB");
        for (Point point : points) {
            table.add(
                    point.scale(),
                    "",
                    Table.number((double) point.rows(), 0),
                    Table.number(point.megabytes(), 0),
                    Table.number(point.wallSeconds(), 1),
                    Table.number(point.cpuSeconds(), 1),
                    Table.number(OptionalDouble.of(point.cpuSeconds() * 1e6 / point.rows()), 2),
                    Table.number(point.peakHeapMb(), 0),
                    Table.number(point.liveHeapMb(), 0),
                    Table.number(point.peakRssMb(), 0));
        }
        return table.toString();
    }

    private void write(Path json, List<Point> points) {
        try {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(json, mapper.writeValueAsString(points) + "\n");
            Path chart = json.resolveSibling(json.getFileName() + ".svg");
            Files.writeString(chart, new Chart(points).svg());
            out.println("Chart: " + chart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
