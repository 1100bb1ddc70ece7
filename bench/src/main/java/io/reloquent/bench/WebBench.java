package io.reloquent.bench;

import io.reloquent.bench.measured.Place;
import io.reloquent.sandbox.SampleShop;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The fifth benchmark: the web application. What its server answers how fast, what it costs to be watched, and how
/// fast its pages are.
final class WebBench {

    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 20;
    private static final int LISTENERS = 200;
    private static final int ROUNDS = 20;

    private final Options options;
    private final Bench bench;
    private final PrintStream out;
    private final Path home = Path.of(System.getProperty("reloquent.home", "."));
    private final List<Figure> figures = new ArrayList<>();

    WebBench(Options options, Bench bench, PrintStream out) {
        this.options = options;
        this.bench = bench;
        this.out = out;
    }

    /// @return whether nothing misses what is wanted
    boolean run() {
        try {
            measure();
        } finally {
            print();
        }
        Path json = options.json();
        if (json != null) {
            write(json);
        }
        return figures.stream().allMatch(Figure::passes);
    }

    private void measure() {
        if (wants("rest") || wants("events")) {
            large();
        }
        if (wants("websocket")) {
            watched();
        }
        if (wants("browser")) {
            bench.say("Measuring pages in a browser");
            figures.addAll(
                    new BrowserSpeed(home.resolve("reloquent-ui"), bench.directory()).measure(options.repetitions()));
        }
    }

    private void print() {
        var table = new Table("part", "what", "measured", "", "wanted");
        figures.forEach(one -> table.add(
                one.part(), one.name(), Table.number(one.value(), digits(one.value())), one.unit(), one.wanted()));
        out.printf("%n%s", table);
    }

    private boolean wants(String part) {
        return options.rows().isEmpty() || options.rows().stream().anyMatch(part::startsWith);
    }

    private static int digits(double value) {
        return value >= 100 ? 0 : value >= 10 ? 1 : 2;
    }

    private ServedProcess server(String name) {
        bench.say("Starting 'reloquent serve'");
        return ServedProcess.start(home, bench.directory().resolve("web-" + name));
    }

    private Place source(String name, ThrowingLoad load) {
        try {
            bench.servers().postgres().createDatabase(name);
            try (var connection = bench.servers().connect(name);
                    var statement = connection.createStatement()) {
                load.into(connection);
                TpchData.settle(statement);
            }
            return bench.servers().place(name, bench.directory());
        } catch (SQLException e) {
            throw new BenchFailure("The rows could not be made: " + e.getMessage(), e);
        }
    }

    /// Fills a database.
    private interface ThrowingLoad {
        void into(Connection connection) throws SQLException;
    }

    private void large() {
        Place place = source("large", connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(Script.read("large-schema.sql"));
            }
        });
        try (ServedProcess server = server("large")) {
            server.design(place);
            if (wants("rest")) {
                rest(server);
            }
            if (wants("events")) {
                events(server);
            }
        }
    }

    private void rest(ServedProcess server) {
        Object mapping = server.get("/api/design").path("mapping");
        Map<HttpRequest, Integer> rates = new LinkedHashMap<>();
        rates.put(server.request("/api/status").build(), 5);
        rates.put(server.request("/api/catalog").build(), 5);
        rates.put(server.request("/api/design").build(), 5);
        rates.put(server.posting("/api/design/check", mapping), 5);
        rates.forEach((request, rate) -> {
            String name =
                    "%s %s, %d/s".formatted(request.method(), request.uri().getPath(), rate);
            bench.say(name);
            OpenLoop.run(request, rate, WARM_UP_SECONDS);
            double before = server.cpuSeconds();
            OpenLoop loop = OpenLoop.run(request, rate, SECONDS);
            double cpu = (server.cpuSeconds() - before) * 1_000 / loop.asked();
            figures.add(Figure.of("rest", name + ", p50", loop.milliseconds(50), "ms"));
            figures.add(Figure.of("rest", name + ", p99", loop.milliseconds(99), "ms"));
            figures.add(Figure.of("rest", name + ", CPU each", cpu, "ms"));
            figures.add(Figure.atMost("rest", name + ", not answered", loop.failures(), "", 0));
        });
    }

    private void events(ServedProcess server) {
        bench.say(LISTENERS + " clients listen to events");
        double before = server.residentMegabytes();
        try (var listeners = new Listeners(server, LISTENERS)) {
            List<Listeners.Round> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rounds.add(listeners.change(server.workspace().resolve("selection.yaml")));
            }
            double more = server.residentMegabytes() - before;
            figures.add(event(
                    "from a file's change to the last of 200",
                    WatchedLoads.median(rounds, Listeners.Round::afterChange),
                    "ms"));
            figures.add(event(
                    "the same, at worst",
                    rounds.stream()
                            .mapToDouble(Listeners.Round::afterChange)
                            .max()
                            .orElse(0),
                    "ms"));
            figures.add(event(
                    "from the first to the last of 200",
                    WatchedLoads.median(rounds, Listeners.Round::afterFirst),
                    "ms"));
            figures.add(event("memory for 200", more, "MB"));
        }
    }

    private static Figure event(String name, double value, String unit) {
        return Figure.of("events", name, value, unit);
    }

    private void watched() {
        double scale = Double.parseDouble(options.scales().getFirst());
        bench.say("Loading the sample shop at scale " + scale + " into PostgreSQL");
        Place place = source("watched", connection -> SampleShop.load(connection, Databases.SHOP_SCALE * scale));
        try (ServedProcess server = server("watched")) {
            server.design(place);
            bench.say("Loads with and without watchers");
            figures.addAll(new WatchedLoads(server).measure(options.repetitions()));
        }
    }

    private void write(Path file) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("date", Instant.now().toString());
        said.put("machine", Machine.describe());
        said.put("servers", bench.servers().describe());
        said.put("figures", figures);
        try {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(file, mapper.writeValueAsString(said) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
