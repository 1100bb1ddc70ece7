package io.reloquent.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param scales of TPC-H; more than one only to see growth
/// @param rows   beginnings of the rows' names; empty takes all
/// @param json   where the measurements go; null writes none
/// @param keep   where workspaces, logs and recordings stay; null keeps nothing
record Options(
        Mode mode,
        List<String> scales,
        int repetitions,
        List<String> rows,
        @Nullable Path json,
        @Nullable Path keep,
        boolean shop,
        boolean profile) {

    static final String USAGE = """
            bench/run [--scale 1] [--repetitions 3] [--rows a,b,c,…] [--json FILE] [--keep DIR] [--shop] [--profile]
                one table: the product beside its floors and its alternatives, on TPC-H
            bench/run --growth [--scales 0.1,1,3] [--repetitions 1] [--json FILE]
                the product at several scales, as a table and, beside FILE, a chart
            bench/run --estimate [--scales 0.03,0.1,0.3] [--repetitions 1] [--json FILE]
                the estimate of every shape beside what the load then takes
            bench/run --skew
                one parent with half a million children: what is said before the run, and what ends it
            bench/run --web [--rows rest,events,websocket,browser] [--scale 0.5] [--repetitions 3] [--json FILE]
                the web application: its answers, who listens, who watches a load, and its pages in a browser

            --shop     the sample shop in place of TPC-H (scale 1: 100,000 customers, 400,000 orders)
            --profile  with --keep: a flight recording of every row in Java, and its most frequent frames
            docs/performance.md says what the rows are.
            """;

    /// Which of the benchmarks.
    enum Mode {
        COMPARE,
        GROWTH,
        ESTIMATE,
        SKEW,
        WEB
    }

    Options {
        scales = List.copyOf(scales);
        rows = List.copyOf(rows);
    }

    static Options parse(List<String> words) {
        var mode = Mode.COMPARE;
        List<String> scales = List.of();
        int repetitions = 0;
        List<String> rows = List.of();
        @Nullable Path json = null;
        @Nullable Path keep = null;
        boolean shop = false;
        boolean profile = false;
        var left = new ArrayList<>(words);
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            Supplier<String> value = () -> {
                if (left.isEmpty()) {
                    throw new BenchFailure(word + " needs a value.\n\n" + USAGE);
                }
                return left.removeFirst();
            };
            switch (word) {
                case "--growth" -> mode = Mode.GROWTH;
                case "--estimate" -> mode = Mode.ESTIMATE;
                case "--skew" -> mode = Mode.SKEW;
                case "--web" -> mode = Mode.WEB;
                case "--scale" -> scales = List.of(scale(value.get()));
                case "--scales" -> {
                    mode = mode == Mode.ESTIMATE ? mode : Mode.GROWTH;
                    scales = list(value.get()).stream().map(Options::scale).toList();
                }
                case "--repetitions" -> repetitions = count(value.get());
                case "--rows" -> rows = list(value.get());
                case "--json" -> json = Path.of(value.get()).toAbsolutePath();
                case "--keep" -> keep = Path.of(value.get()).toAbsolutePath();
                case "--shop" -> shop = true;
                case "--profile" -> profile = true;
                default -> throw new BenchFailure("There is no option " + word + ".\n\n" + USAGE);
            }
        }
        boolean growth = mode == Mode.GROWTH || mode == Mode.ESTIMATE;
        List<String> standard = switch (mode) {
            case GROWTH -> List.of("0.1", "1", "3");
            case ESTIMATE -> List.of("0.03", "0.1", "0.3");
            case COMPARE, SKEW -> List.of("1");
            case WEB -> List.of("0.5");
        };
        return new Options(
                mode,
                scales.isEmpty() ? standard : scales,
                repetitions > 0 ? repetitions : growth ? 1 : 3,
                rows,
                json,
                keep,
                shop,
                profile);
    }

    private static List<String> list(String value) {
        return List.of(value.split(","));
    }

    /// A number above 0, in the form in which it names files and databases.
    private static String scale(String text) {
        if (!text.matches("\\d{1,4}(\\.\\d{1,4})?") || Double.parseDouble(text) <= 0) {
            throw new BenchFailure(text + " is not a scale; 0.01, 1 or 3 is.");
        }
        return text;
    }

    private static int count(String text) {
        if (!text.matches("[1-9]\\d?")) {
            throw new BenchFailure(text + " is not a number of repetitions from 1 to 99.");
        }
        return Integer.parseInt(text);
    }
}
