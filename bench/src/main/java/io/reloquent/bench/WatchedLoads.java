package io.reloquent.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/// The same load in pairs, with browsers that watch and with none, and what watching costs.
final class WatchedLoads {

    private static final String PART = "websocket";
    private static final int WATCHERS = 50;

    private final ServedProcess server;

    WatchedLoads(ServedProcess server) {
        this.server = server;
    }

    /// What one load took.
    ///
    /// @param spread milliseconds from the first watcher that heard of the end to the last; 0 where none watched
    private record Load(double seconds, double cpuSeconds, long messages, double megabytes, long gaps, double spread) {}

    List<Figure> measure(int repetitions) {
        server.post("/api/plan", Map.of());
        load(0);
        List<Load> watched = new ArrayList<>();
        List<Load> alone = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            boolean isFirst = repetition % 2 == 0;
            for (boolean watches : List.of(isFirst, !isFirst)) {
                (watches ? watched : alone).add(load(watches ? WATCHERS : 0));
            }
        }
        return List.of(
                figure("load, nobody watches", median(alone, Load::seconds), "s"),
                figure("load, 50 watch", median(watched, Load::seconds), "s"),
                figure("CPU of the server, nobody watches", median(alone, Load::cpuSeconds), "s"),
                figure("CPU of the server, 50 watch", median(watched, Load::cpuSeconds), "s"),
                figure("CPU with 50 / with none", ratio(watched, alone, Load::cpuSeconds), ""),
                figure("wall with 50 / with none", ratio(watched, alone, Load::seconds), ""),
                figure("messages to each", median(watched, one -> (double) one.messages() / WATCHERS), ""),
                figure("MB to each", median(watched, one -> one.megabytes() / WATCHERS), "MB"),
                figure("first to last that hears of the end", median(watched, Load::spread), "ms"),
                Figure.atMost(PART, "messages missed", median(watched, Load::gaps), "", 0));
    }

    private static Figure figure(String name, double value, String unit) {
        return Figure.of(PART, name, value, unit);
    }

    private Load load(int count) {
        try (var watchers = new Watchers(server, count)) {
            double cpu = server.cpuSeconds();
            JsonNode job = server.job("/api/migrate", Map.of());
            double spread = count == 0 ? 0 : watchers.spread(job.path("id").asString());
            cpu = server.cpuSeconds() - cpu;
            double seconds = seconds(job);
            var load = new Load(seconds, cpu, watchers.messages(), watchers.megabytes(), watchers.gaps(), spread);
            server.job("/api/rollback", Map.of("confirm", true));
            return load;
        }
    }

    private static double seconds(JsonNode job) {
        Instant started = Instant.parse(job.path("started").asString());
        return Duration.between(started, Instant.parse(job.path("ended").asString()))
                        .toMillis()
                / 1e3;
    }

    private static double ratio(List<Load> watched, List<Load> alone, ToDoubleFunction<Load> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < watched.size(); i++) {
            ratios.add(of.applyAsDouble(watched.get(i)) / of.applyAsDouble(alone.get(i)));
        }
        return median(ratios, Double::doubleValue);
    }

    static <T> double median(List<T> all, ToDoubleFunction<T> of) {
        double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
