package io.reloquent.sizing;

import io.reloquent.connection.SourceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What would make a migration fit into its window.
final class Remedy {

    private static final int MOST_TIMES = 64;

    private final Workload workload;
    private final Rates rates;
    private final Machine machine;
    private final Window window;

    Remedy(Workload workload, Rates rates, Machine machine, Window window) {
        this.workload = workload;
        this.rates = rates;
        this.machine = machine;
        this.window = window;
    }

    /// Why it does not fit, and what would help.
    String sentence(Timing timing) {
        Term binding = timing.binding();
        List<String> ways = new ArrayList<>();
        switch (binding.kind()) {
            case READ, SORT -> source(ways);
            case WRITE -> target(ways);
            case TRANSFORM, PROCESSORS -> processors(ways);
            case NETWORK -> ways.add("a faster network between the machines");
            case START_UP -> ways.add("a cluster that has been started before");
        }
        ways.add("a window of %s".formatted(length(timing.high())));
        return "Not within %s, because of this: %s. What would make it so: %s."
                .formatted(length(window.seconds()), binding.because(), String.join("; or ", ways));
    }

    private void source(List<String> ways) {
        for (int more = machine.connections() + 1; more <= SourceAddress.MOST_CONNECTIONS; more++) {
            // What all connections got together was measured, and more would share it.
            if (fits(machine.withConnections(more))) {
                ways.add("%d connections to the source (source.max_connections), if it can spare them".formatted(more));
                break;
            }
        }
        if (machine.mostMegabytes() > 0) {
            ways.add("more than %d MB a second (source.max_megabytes_per_second)".formatted(machine.mostMegabytes()));
        }
        ways.add("reading from a replica of the source on a faster machine, for more machines at this end do not help");
    }

    private void target(List<String> ways) {
        for (int times = 2; times <= MOST_TIMES; times *= 2) {
            if (fits(machine.withTargetProcessors(times * machine.targetProcessors()))) {
                ways.add("a target with %d times the processors, by a larger tier or more shards (--sharding)"
                        .formatted(times));
                return;
            }
        }
    }

    private void processors(List<String> ways) {
        if (machine.where() == Where.EMR || machine.where() == Where.GLUE) {
            ways.add("more connections to the source (source.max_connections), each of which keeps one more busy");
            return;
        }
        for (int times = 2; times <= MOST_TIMES; times *= 2) {
            if (fits(machine.withProcessors(times * machine.processors()))) {
                ways.add("a machine with %d processors".formatted(times * machine.processors()));
                return;
            }
        }
    }

    private boolean fits(Machine other) {
        return Forecast.of(workload, rates, other).fits(window);
    }

    static String length(double seconds) {
        long minutes = (long) Math.ceil(seconds / 60);
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds));
        }
        return minutes < 120 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, minutes % 60);
    }
}
