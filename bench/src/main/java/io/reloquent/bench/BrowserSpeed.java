package io.reloquent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// How fast the pages are in a real browser, with 500 tables and 5,000 columns: `reloquent-ui/e2e/speed.mjs`.
final class BrowserSpeed {

    private static final String PART = "browser";
    private static final int MINUTES = 10;

    private final Path ui;
    private final Path directory;

    BrowserSpeed(Path ui, Path directory) {
        this.ui = ui;
        this.directory = directory;
    }

    List<Figure> measure(int repetitions) {
        Path said = directory.resolve("browser-said");
        var words = List.of("node", ui.resolve("e2e/speed.mjs").toString(), String.valueOf(repetitions));
        var command = new Command(words, said, directory.resolve("browser-complained"));
        if (command.run(MINUTES) != 0) {
            throw new BenchFailure("The browser could not be measured: " + command.complaint());
        }
        List<JsonNode> pages = lines(said).map(ServedProcess.JSON::readTree).toList();
        return List.of(
                Figure.atMost(PART, "first load, compressed", value(pages, "firstCompressed") / 1e3, "kB", 500),
                Figure.of(PART, "first load, as it is", value(pages, "firstBytes") / 1e3, "kB"),
                Figure.atMost(PART, "first layout of 500 tables", value(pages, "layout"), "ms", 3_000),
                Figure.of(PART, "from the address to the layout", value(pages, "shown"), "ms"),
                Figure.atLeast(PART, "pan", value(pages, "pan"), "frames/s", 50),
                Figure.of(PART, "longest frame of a pan", value(pages, "panLongest"), "ms"),
                Figure.atLeast(PART, "drag", value(pages, "drag"), "frames/s", 50),
                Figure.of(PART, "longest frame of a drag", value(pages, "dragLongest"), "ms"),
                Figure.atMost(PART, "undo", value(pages, "undo"), "ms", 100));
    }

    private static double value(List<JsonNode> pages, String name) {
        return WatchedLoads.median(pages, page -> page.path(name).asDouble());
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
