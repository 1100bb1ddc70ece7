package io.reloquent.bench;

import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Workload;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// What a user would reach for: JSON made by PostgreSQL, piped into what imports it. The work is `json_pipe.py`'s.
final class JsonPipe {

    private static final String SCRIPT = "json_pipe.py";

    private JsonPipe() {}

    /// What imports the JSON on this machine.
    static String importer() {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean there = Stream.of(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "mongoimport")));
        return there ? "mongoimport" : "pymongo";
    }

    static List<String> words(Python python, Workload workload, Place place, Path directory) {
        return List.of(
                python.program("python"),
                script(directory).toString(),
                "--source",
                "host=%s port=%d dbname=%s user=%s"
                        .formatted(place.sourceHost(), place.sourcePort(), place.sourceDatabase(), Place.USER),
                "--target",
                place.targetUri(),
                "--database",
                Place.TARGET,
                "--collection",
                workload.customers().name(),
                "--query",
                workload.json());
    }

    private static Path script(Path directory) {
        Path script = directory.resolve(SCRIPT);
        try (InputStream content = JsonPipe.class.getResourceAsStream(SCRIPT)) {
            if (content == null) {
                throw new BenchFailure("This build lacks " + SCRIPT + ".");
            }
            Files.copy(content, script, StandardCopyOption.REPLACE_EXISTING);
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
