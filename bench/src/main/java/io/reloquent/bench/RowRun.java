package io.reloquent.bench;

import io.reloquent.bench.measured.MeasuredRow;
import io.reloquent.bench.measured.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs rows, each in a process of its own, and measures from outside what it costs.
final class RowRun {

    private static final long MINUTES = 60;
    private static final int FRAMES = 25;

    private final BenchServers servers;
    private final Supplier<Python> python;
    private final Path directory;
    private final boolean profile;

    /// @param directory what each row leaves there: its workspace, what it said, `recording.jfr` and `profile.txt`
    RowRun(BenchServers servers, Supplier<Python> python, Path directory, boolean profile) {
        this.servers = servers;
        this.python = python;
        this.directory = directory;
        this.profile = profile;
    }

    Measurement run(Row row, Prepared prepared, int repetition) {
        try {
            Path own = Files.createDirectories(directory.resolve(repetition + "-" + row.name()));
            Place place = workspace(row, prepared, repetition, own);
            Command command = command(row, prepared, place, own);
            if (row.kind().loads()) {
                servers.emptyTarget();
            }
            servers.awaitQuiet();
            Measurement measured = measured(row, prepared, repetition, command);
            Path recording = own.resolve("recording.jfr");
            if (profile && Files.exists(recording)) {
                Files.writeString(
                        own.resolve("profile.txt"), Profile.of(recording).summary(FRAMES));
            }
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Measurement measured(Row row, Prepared prepared, int repetition, Command command) {
        long processes = servers.postgresProcesses();
        double client = ProcessTimes.ofEndedChildren();
        double postgres = servers.postgresSeconds();
        double mongod = servers.mongodSeconds();
        long began = System.nanoTime();
        var tree = new ProcessTree();
        boolean spark = row.kind().runsSpark();
        int code = command.run(MINUTES, spark ? tree::watch : process -> {});
        double wall = (System.nanoTime() - began) / 1e9;
        tree.awaitEnd();
        client = spark ? tree.seconds() : ProcessTimes.ofEndedChildren() - client;
        servers.flush();
        double flush = (System.nanoTime() - began) / 1e9 - wall;
        servers.awaitProcesses(processes);
        postgres = servers.postgresSeconds() - postgres;
        mongod = servers.mongodSeconds() - mongod;
        JsonNode said = code == 0
                ? JsonMapper.shared().readTree(command.lastLine())
                : JsonMapper.shared().createObjectNode();
        return new Measurement(
                row.name(),
                repetition,
                wall,
                said.path("seconds").asDouble(0),
                said.path("start_cpu_seconds").asDouble(0),
                client,
                postgres,
                mongod,
                flush,
                spark ? tree.peakResidentMegabytes() : said.path("peak_rss_mb").asDouble(0),
                spark ? 0 : said.path("peak_heap_mb").asDouble(0),
                spark ? 0 : said.path("live_heap_mb").asDouble(0),
                spark ? 0 : said.path("collector_seconds").asDouble(0),
                failure(row, prepared, command, code, said));
    }

    private @Nullable String failure(Row row, Prepared prepared, Command command, int code, JsonNode said) {
        if (code != 0) {
            return "exit code %d: %s".formatted(code, command.complaint());
        }
        long rows = said.path("rows").asLong(0);
        if (rows != 0 && rows != prepared.rows()) {
            return "it read %,d rows instead of %,d".formatted(rows, prepared.rows());
        }
        return new Contents(servers).difference(row, prepared);
    }

    /// A verification goes on in the workspace of the load before it.
    private Place workspace(Row row, Prepared prepared, int repetition, Path own) {
        if (row.kind().verifies()) {
            return prepared.place().in(directory.resolve(repetition + "-c3").resolve("workspace"));
        }
        Place place = prepared.place().in(own.resolve("workspace"));
        Tree.copy(prepared.place().workspace(), place.workspace());
        return place;
    }

    private Command command(Row row, Prepared prepared, Place place, Path own) {
        return switch (row.kind()) {
            case NAIVE_SPARK -> NaiveSpark.command(row.workload(), row.shape(), place, own);
            case SPARK_CONNECTOR -> ConnectorSpark.command(place, own);
            default -> Command.in(own, words(row, prepared, place, own), Map.of());
        };
    }

    private List<String> words(Row row, Prepared prepared, Place place, Path own) {
        return switch (row.kind()) {
            case READ_FLOOR -> java(own, MeasuredRow.Work.READ_FLOOR, place, "");
            case READ_UNORDERED -> java(own, MeasuredRow.Work.READ_UNORDERED, place, "");
            case WRITE_FLOOR ->
                java(own, MeasuredRow.Work.WRITE_FLOOR, place, prepared.dump().toString());
            case DIRECT -> java(own, MeasuredRow.Work.MIGRATE, place, "");
            case UNFENCED -> java(own, MeasuredRow.Work.MIGRATE_UNFENCED, place, "");
            case VERIFICATION -> java(own, MeasuredRow.Work.VALIDATE, place, "");
            case WITNESS -> java(own, MeasuredRow.Work.VALIDATE_WITNESSED, place, "");
            case JSON_PIPE -> JsonPipe.words(python.get(), row.workload(), place, own);
            case PUSH -> java(own, MeasuredRow.Work.PUSH, place, row.workload().name());
            case SPARK_KERNEL -> java(own, MeasuredRow.Work.MIGRATE_ON_SPARK_BY_KERNEL, place, "");
            case SPARK_DATA_FRAMES -> java(own, MeasuredRow.Work.MIGRATE_ON_SPARK_BY_DATA_FRAMES, place, "");
            case NAIVE_SPARK, SPARK_CONNECTOR -> throw new IllegalStateException("it has an environment, too");
        };
    }

    private List<String> java(Path own, MeasuredRow.Work work, Place place, String more) {
        List<String> recording = profile
                ? List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                        + own.resolve("recording.jfr"))
                : List.of();
        return JavaProcess.words(recording, work, place, more);
    }
}
