package io.reloquent.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/// All measurements of one benchmark.
record Measurements(List<Measurement> all) {

    Measurements {
        all = List.copyOf(all);
    }

    List<Measurement> of(String row) {
        return all.stream().filter(m -> m.row().equals(row) && m.passed()).toList();
    }

    OptionalDouble median(String row, ToDoubleFunction<Measurement> of) {
        return median(of(row).stream().mapToDouble(of).toArray());
    }

    /// The median of what two rows make of each other, repetition by repetition: what slows the machine down for a
    /// while slows both.
    OptionalDouble paired(String row, String other, ToDoubleBiFunction<Measurement, Measurement> of) {
        return median(of(row).stream()
                .flatMap(m -> in(other, m.repetition()).stream().map(o -> of.applyAsDouble(m, o)))
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    Optional<Measurement> in(String row, int repetition) {
        return of(row).stream().filter(m -> m.repetition() == repetition).findFirst();
    }

    static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
