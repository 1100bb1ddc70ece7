package io.reloquent.bench;

import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Workload;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a user would reach for: JSON made by PostgreSQL, piped into what imports it. The work is `json_pipe.py`'s.
final class JsonPipe {

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
                Script.copy("json_pipe.py", directory).toString(),
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
}
