package io.reloquent.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchmarkTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_load_of_the_sample_shop_is_measured_beside_its_floors_and_agrees_with_them(@TempDir Path directory)
            throws Exception {
        Path json = directory.resolve("results.json");
        int code = run("--shop --scale 0.01 --repetitions 1 --rows a3,b3,c3,d --json " + json);
        // A row whose documents are not those of the product fails, and its failure is the last column of its line.
        assertThat(code).as(said()).isZero();
        assertThat(said()).contains("x floor").contains("verification 1 of c3");
        JsonNode results = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(results.path("machine").path("cores").asInt(0)).isPositive();
        assertThat(results.path("servers")
                        .path("postgresql")
                        .path("shared_buffers")
                        .asString(""))
                .isEqualTo("512MB");
        assertThat(results.path("ratios").propertyNames())
                .containsExactlyInAnyOrder(
                        "direct_embedded_cpu_over_floor",
                        "direct_embedded_cpu_over_floor_of_work",
                        "direct_embedded_wall_over_floor",
                        "verify1_over_load",
                        "verify2_over_load",
                        "direct_peak_heap_mb");
        assertThat(results.path("measurements")).hasSize(5).allSatisfy(BenchmarkTest::isComplete);
    }

    @Test
    void an_estimate_stands_beside_what_the_load_then_took(@TempDir Path directory) throws Exception {
        Path json = directory.resolve("predictions.json");
        run("--shop --estimate --scales 0.01 --json " + json);
        // So small a load is all start: whether the estimate is right, larger scales say.
        assertThat(said()).contains("predicted s").contains("measured s");
        assertThat(JsonMapper.shared().readTree(Files.readString(json)))
                .hasSize(3)
                .allSatisfy(point -> assertThat(point.path("measuredMb").asDouble())
                        .isCloseTo(
                                point.path("predictedMb").asDouble(),
                                within(0.03 * point.path("measuredMb").asDouble())));
    }

    @Test
    void the_kernel_on_spark_is_measured_with_all_its_processes_and_makes_the_same_documents(@TempDir Path directory)
            throws Exception {
        Path json = directory.resolve("results.json");
        int code = run("--shop --scale 0.01 --repetitions 1 --rows gk3 --json " + json);
        assertThat(code).as(said()).isZero();
        JsonNode measured = JsonMapper.shared()
                .readTree(Files.readString(json))
                .path("measurements")
                .path(0);
        double wall = measured.path("wallSeconds").asDouble(0);
        assertThat(measured.path("workSeconds").asDouble(0)).isBetween(0.1, wall - 1);
        // Two JVMs at the least have started.
        assertThat(measured.path("clientSeconds").asDouble(0)).isGreaterThan(3);
        assertThat(measured.path("peakRssMb").asDouble(0)).isBetween(300.0, 2000.0);
    }

    @Test
    void spark_is_compared_by_its_work_and_its_memory() {
        var measurements = new Measurements(List.of(
                measurement("gn3", 1, 40, null), measurement("gk3", 1, 10, null), measurement("gk2", 1, 10, null)));
        assertThat(Ratios.of(measurements, 2, Map.of()))
                .containsOnly(
                        Map.entry("spark_kernel_wall_over_naive", 0.25),
                        Map.entry("spark_kernel_memory_over_naive", 1.0));
    }

    private static void isComplete(JsonNode measured) {
        assertThat(measured.path("failure").isNull()).as(measured.toString()).isTrue();
        for (String field : List.of("wallSeconds", "workSeconds", "clientSeconds", "peakRssMb", "peakHeapMb")) {
            assertThat(measured.path(field).asDouble(0))
                    .as(field + " in " + measured)
                    .isPositive();
        }
        assertThat(measured.path("clientSeconds").asDouble(0))
                .isGreaterThan(measured.path("startCpuSeconds").asDouble(0));
    }

    @Test
    void rows_are_paired_within_a_repetition() {
        var measurements = new Measurements(List.of(
                measurement("c3", 1, 10, null),
                measurement("n3", 1, 5, null),
                measurement("c3", 2, 100, null),
                measurement("n3", 2, 80, null),
                measurement("c3", 3, 9, null),
                measurement("n3", 3, 3, null),
                measurement("c3", 4, 9, null),
                measurement("n3", 4, 900, "it failed")));
        assertThat(Ratios.of(measurements, 2, Map.of()).get("fence_over_no_fence"))
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void the_floor_is_reading_and_writing_together() {
        var measurements = new Measurements(List.of(
                measurement("a3", 1, 10, null), measurement("b3", 1, 10, null), measurement("c3", 1, 15, null)));
        var ratios = Ratios.of(measurements, 2, Map.of());
        // Each second of wall time is measured as three of CPU here.
        assertThat(ratios.get("direct_embedded_cpu_over_floor")).isCloseTo(0.75, within(1e-9));
        assertThat(ratios.get("direct_embedded_wall_over_floor")).isCloseTo(0.5, within(1e-9));
        assertThat(ratios).doesNotContainKey("direct_orders_cpu_over_floor");
    }

    @Test
    void a_command_line_that_makes_no_sense_starts_nothing() {
        assertThat(run("--scale 0")).isEqualTo(2);
        assertThat(run("--repetitions")).isEqualTo(2);
        assertThat(run("--quickly")).isEqualTo(2);
        assertThat(said())
                .contains("0 is not a scale")
                .contains("--repetitions needs a value")
                .contains("--quickly");
    }

    private int run(String words) {
        return Bench.run(List.of(words.split(" ")), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Measurement measurement(String row, int repetition, double seconds, @Nullable String failure) {
        return new Measurement(
                row, repetition, seconds, seconds, 0, seconds, seconds, seconds, 0, 100, 50, 20, 0, failure);
    }
}
