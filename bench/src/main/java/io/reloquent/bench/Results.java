package io.reloquent.bench;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// The table: one line for each row, medians over the repetitions.
record Results(List<Row> rows, Map<String, Prepared> prepared, Measurements measurements) {

    String table() {
        var table = new Table(
                "row", "what", "wall s", "min–max", "work s", "CPU s", "client", "PG", "mongod", "MB/s", "rows/s",
                "RSS MB", "heap MB", "live MB", "x floor");
        rows.forEach(row -> add(row, table));
        return table.toString();
    }

    private void add(Row row, Table table) {
        OptionalDouble wall = median(row, Measurement::wallSeconds);
        if (wall.isEmpty()) {
            table.add(row.name(), row.label(), "failed", "", "", "", "", "", "", "", "", "", "", "", "");
            return;
        }
        Prepared made = prepared.get(row.name());
        table.add(
                row.name(),
                row.label(),
                Table.number(wall, 1),
                spread(row),
                Table.number(median(row, Measurement::workSeconds), 1),
                Table.number(median(row, Measurement::cpuSeconds), 1),
                Table.number(median(row, Measurement::clientSeconds), 1),
                Table.number(median(row, Measurement::postgresSeconds), 1),
                Table.number(median(row, Measurement::mongodSeconds), 1),
                made == null ? "–" : Table.number(made.megabytes() / wall.getAsDouble(), 0),
                made == null ? "–" : Table.number(made.rows() / wall.getAsDouble(), 0),
                Table.number(median(row, Measurement::peakRssMb), 0),
                heap(row, Measurement::peakHeapMb),
                heap(row, Measurement::liveHeapMb),
                Table.number(overFloor(row), 2));
    }

    private String heap(Row row, ToDoubleFunction<Measurement> of) {
        OptionalDouble heap = median(row, of);
        return heap.orElse(0) > 0 ? Table.number(heap, 0) : "–";
    }

    private String spread(Row row) {
        DoubleSummaryStatistics wall = measurements.of(row.name()).stream()
                .mapToDouble(Measurement::wallSeconds)
                .summaryStatistics();
        return String.format(Locale.ROOT, "%.1f–%.1f", wall.getMin(), wall.getMax());
    }

    /// Floors exist for two shapes of one workload; everything that loads one of them has a ratio.
    private OptionalDouble overFloor(Row row) {
        boolean floored = row.kind().loads() && row.kind() != Row.Kind.WRITE_FLOOR;
        String number = row.name().substring(row.name().length() - 1);
        return floored && !row.name().startsWith("s")
                ? Ratios.overFloor(measurements, row.name(), "a" + number, "b" + number)
                : OptionalDouble.empty();
    }

    OptionalDouble median(Row row, ToDoubleFunction<Measurement> of) {
        return measurements.median(row.name(), of);
    }
}
