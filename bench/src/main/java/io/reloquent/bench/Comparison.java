package io.reloquent.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The first benchmark: every row, several times in turn, so that what disturbs the machine disturbs all.
final class Comparison {

    private final Options options;
    private final Bench bench;
    private final PrintStream out;

    Comparison(Options options, Bench bench, PrintStream out) {
        this.options = options;
        this.bench = bench;
        this.out = out;
    }

    /// @return whether every row passed
    boolean run() {
        String scale = options.scales().getFirst();
        List<Row> rows = Row.chosen(Row.of(bench.workload(), !options.shop()), options.rows());
        var data = new Databases(bench, scale);
        Map<String, Prepared> prepared = new LinkedHashMap<>();
        for (Row row : rows) {
            prepared.put(row.name(), data.prepared(row, wantsDump(row, rows)));
        }
        List<Measurement> all = new ArrayList<>();
        for (int repetition = 1; repetition <= options.repetitions(); repetition++) {
            for (Row row : rows) {
                all.add(measure(scale, row, data.prepared(row, false), repetition));
            }
        }
        var results = new Results(rows, prepared, new Measurements(all));
        out.printf(
                "%n%s, scale %s, %d repetitions%n%n%s",
                bench.workload().name(), scale, options.repetitions(), results.table());
        Map<String, Double> ratios = Ratios.of(results.measurements(), Machine.cores(), prepared);
        out.println();
        ratios.forEach((name, value) -> out.printf("%-34s %s%n", name, value));
        Path json = options.json();
        if (json != null) {
            write(json, results, ratios, scale);
        }
        return all.stream().allMatch(Measurement::passed);
    }

    private static boolean wantsDump(Row row, List<Row> rows) {
        return rows.stream()
                .anyMatch(r -> r.kind() == Row.Kind.WRITE_FLOOR
                        && r.shape() == row.shape()
                        && r.workload().equals(row.workload()));
    }

    private Measurement measure(String scale, Row row, Prepared prepared, int repetition) {
        Measurement measured = bench.rows(scale).run(row, prepared, repetition);
        out.printf(
                "%d/%d  %s  wall %.1f s, CPU %.1f s  %s%n",
                repetition,
                options.repetitions(),
                row.name(),
                measured.wallSeconds(),
                measured.cpuSeconds(),
                measured.passed() ? row.label() : "FAILED: " + measured.failure());
        return measured;
    }

    private void write(Path file, Results results, Map<String, Double> ratios, String scale) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("date", Instant.now().toString());
        said.put("scale", scale);
        said.put("workload", bench.workload().name());
        said.put("repetitions", options.repetitions());
        said.put("machine", Machine.describe());
        said.put("client_jvm", JavaProcess.OPTIONS);
        said.put("servers", bench.servers().describe());
        said.put(
                "rows",
                results.rows().stream().map(row -> summary(row, results)).toList());
        said.put("ratios", ratios);
        said.put("measurements", results.measurements().all());
        try {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(file, mapper.writeValueAsString(said) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> summary(Row row, Results results) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("name", row.name());
        said.put("what", row.label());
        Prepared made = results.prepared().get(row.name());
        if (made != null) {
            said.put("documents", made.documents());
            said.put("rows", made.rows());
            said.put("bson_bytes", made.bytes());
            said.put("reads", made.reads());
        }
        results.median(row, Measurement::wallSeconds).ifPresent(v -> said.put("median_wall_seconds", v));
        results.median(row, Measurement::cpuSeconds).ifPresent(v -> said.put("median_cpu_seconds", v));
        return said;
    }
}
