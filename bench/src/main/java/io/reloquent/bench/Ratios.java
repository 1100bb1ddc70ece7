package io.reloquent.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// What the measurements say about the product, as numbers that one machine shares with another more than seconds.
/// Each is the median over the repetitions, rows paired within one; a ratio whose rows were not run is not there.
final class Ratios {

    private final Measurements measurements;
    private final Map<String, Double> ratios = new LinkedHashMap<>();

    private Ratios(Measurements measurements) {
        this.measurements = measurements;
    }

    /// @param prepared by row, for the bytes that make seconds into MB/s
    static Map<String, Double> of(Measurements measurements, int cores, Map<String, Prepared> prepared) {
        var ratios = new Ratios(measurements);
        ratios.putOverFloor("direct_embedded", "c3", "a3", "b3", cores);
        ratios.putOverFloor("direct_orders", "c2", "a2", "b2", cores);
        ratios.put(
                "direct_embedded_cpu_over_unordered_floor",
                ratios.overFloor("c3", "u3", "b3", Measurement::cpuSeconds, Measurement::cpuSeconds));
        ratios.put("embedded_over_flat_mb_s", ratios.megabytes("c3", "c1", prepared));
        ratios.put("orders_over_flat_mb_s", ratios.megabytes("c2", "c1", prepared));
        ratios.put("json_pipe_wall_over_direct", ratios.wall("e3", "c3"));
        ratios.put("push_wall_over_direct", ratios.wall("f3", "c3"));
        ratios.put("verify1_over_load", ratios.wall("d1", "c3"));
        ratios.put("verify2_over_load", ratios.wall("d2", "c3"));
        ratios.put("fence_over_no_fence", ratios.wall("c3", "n3"));
        ratios.putOverNaive("spark_kernel", "gk3");
        ratios.putOverNaive("generated_spark", "gd3");
        ratios.putOverNaive("generated_connector", "gc3");
        ratios.put("direct_peak_heap_mb", measurements.median("c3", Measurement::peakHeapMb));
        return ratios.ratios;
    }

    /// Without the start of Spark, which is alike on both sides and hides the rest at small scales.
    private void putOverNaive(String name, String row) {
        put(name + "_wall_over_naive", measurements.paired(row, "gn3", (a, b) -> a.workSeconds() / b.workSeconds()));
        put(name + "_memory_over_naive", measurements.paired(row, "gn3", (a, b) -> a.peakRssMb() / b.peakRssMb()));
    }

    private void putOverFloor(String name, String load, String read, String write, int cores) {
        put(name + "_cpu_over_floor", overFloor(measurements, load, read, write));
        put(
                name + "_cpu_over_floor_of_work",
                overFloor(load, read, write, Measurement::cpuSecondsOfWork, Measurement::cpuSecondsOfWork));
        // The floors would take their CPU seconds divided by the cores, were nothing ever waited for.
        put(
                name + "_wall_over_floor",
                overFloor(load, read, write, m -> m.wallSeconds() * cores, Measurement::cpuSeconds));
    }

    /// CPU seconds of a load for each that reading alone and writing alone take together.
    static OptionalDouble overFloor(Measurements measurements, String load, String read, String write) {
        return new Ratios(measurements).overFloor(load, read, write, Measurement::cpuSeconds, Measurement::cpuSeconds);
    }

    private OptionalDouble overFloor(
            String load,
            String read,
            String write,
            ToDoubleFunction<Measurement> ofLoad,
            ToDoubleFunction<Measurement> ofFloor) {
        return Measurements.median(measurements.of(load).stream()
                .flatMap(m -> floor(read, write, m.repetition(), ofFloor).stream()
                        .mapToObj(floor -> ofLoad.applyAsDouble(m) / floor))
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private OptionalDouble floor(String read, String write, int repetition, ToDoubleFunction<Measurement> of) {
        var reading = measurements.in(read, repetition);
        var writing = measurements.in(write, repetition);
        return reading.isPresent() && writing.isPresent()
                ? OptionalDouble.of(of.applyAsDouble(reading.get()) + of.applyAsDouble(writing.get()))
                : OptionalDouble.empty();
    }

    private OptionalDouble wall(String row, String other) {
        return measurements.paired(row, other, (a, b) -> a.wallSeconds() / b.wallSeconds());
    }

    private OptionalDouble megabytes(String row, String other, Map<String, Prepared> prepared) {
        Prepared one = prepared.get(row);
        Prepared two = prepared.get(other);
        if (one == null || two == null) {
            return OptionalDouble.empty();
        }
        double factor = one.megabytes() / two.megabytes();
        return measurements.paired(row, other, (a, b) -> factor * b.wallSeconds() / a.wallSeconds());
    }

    private void put(String name, OptionalDouble value) {
        value.ifPresent(number -> ratios.put(name, Math.round(number * 1000) / 1000.0));
    }
}
