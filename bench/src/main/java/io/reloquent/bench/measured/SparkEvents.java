package io.reloquent.bench.measured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The log in which Spark says when it did what, a JSON object a line.
record SparkEvents(Path directory) {

    /// A local Spark says this of itself when all is there that runs tasks.
    private static final String READY = "SparkListenerExecutorAdded";

    /// What `spark-submit` takes to write it.
    String arguments() {
        return "--conf spark.eventLog.enabled=true --conf 'spark.eventLog.dir=%s'".formatted(directory.toUri());
    }

    /// When Spark had started, in milliseconds since 1970.
    long ready() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(directory)) {
            logs = files.toList();
        }
        for (Path log : logs) {
            try (Stream<String> lines = Files.lines(log)) {
                var ready = lines.filter(line -> line.contains("\"" + READY + "\""))
                        .mapToLong(line -> JsonMapper.shared()
                                .readTree(line)
                                .path("Timestamp")
                                .asLong())
                        .findFirst();
                if (ready.isPresent()) {
                    return ready.getAsLong();
                }
            }
        }
        throw new IOException("Spark does not say in %s when it had started.".formatted(directory));
    }
}
