package io.reloquent.core;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;

/// A source and a target that want passwords, and what is to be seen of a Spark between them.
record SparkServers(SandboxMongod mongod, String role) implements AutoCloseable {

    private static final Pattern TEMPORARY = Pattern.compile("-Djava\\.io\\.tmpdir=([^\"\0]+)");
    private static final String CANARY = "c4n4ry-5a1e";

    static SparkServers start(Path directory) throws SQLException {
        String role = Servers.freshName("reader");
        Servers.postgres().createRole(role, CANARY.toCharArray());
        try (Connection connection = Servers.postgres().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("grant pg_read_all_data to " + role);
        }
        return new SparkServers(SandboxMongod.startWithAccessControl(directory, "writer", CANARY.toCharArray()), role);
    }

    /// Of servers that run already.
    static SourceAddress source(int port, String role, String database) {
        return new SourceAddress(
                "127.0.0.1", port, database, role, new Secret(CANARY), List.of(), SourceAddress.Tls.OFF, 20);
    }

    static String uri(int port) {
        return "mongodb://writer:%s@127.0.0.1:%d/?authSource=admin&replicaSet=sandbox".formatted(CANARY, port);
    }

    Migration migration(String database, String target) {
        return new Migration(
                source(Servers.postgres().port(), role, database), uri(mongod.port()), target, ChunkSize.STANDARD);
    }

    /// @param settings of Spark
    LocalSpark spark(Path directory, Map<String, String> settings) throws IOException {
        return spark(directory, settings, source(Servers.postgres().port(), role, "any"), uri(mongod.port()));
    }

    static LocalSpark spark(Path directory, Map<String, String> settings, SourceAddress source, String uri)
            throws IOException {
        return new LocalSpark(
                SparkHome.find(PythonModules.pySpark()),
                Files.createDirectories(directory),
                new Configuration(source, MongoAddresses.parse(new Secret(uri), "any")),
                settings);
    }

    /// Ends connections of the migration, as soon as there is one of the kind that is meant.
    void terminate(String database, String reading, String which) {
        try (Connection connection = Servers.postgres().connect(database);
                var statement = connection.createStatement()) {
            long ended = 0;
            while (ended == 0) {
                try (var rows = statement.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where application_name = 'reloquent' and datname = current_database()"
                        + " and exists (select from pg_stat_activity where application_name = 'reloquent'"
                        + " and datname = current_database() and state = 'active' and query like '" + reading + "%')"
                        + " and " + which)) {
                    ended = rows.next() ? rows.getLong(1) : 0;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The command lines of all processes that work with a directory, by their ids.
    Map<Long, String> processes(Path directory) {
        Map<Long, String> found = new HashMap<>();
        ProcessHandle.allProcesses()
                .forEach(process -> commandLine(process.pid())
                        .filter(line -> line.contains(directory + "/"))
                        .ifPresent(line -> found.put(process.pid(), line)));
        return found;
    }

    private static Optional<String> commandLine(long process) {
        try {
            return Optional.of(Files.readString(Path.of("/proc/" + process + "/cmdline"), StandardCharsets.ISO_8859_1));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    void awaitEnd(Path directory) throws InterruptedException {
        for (int i = 0; i < 100 && !processes(directory).isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (!processes(directory).isEmpty()) {
            throw new AssertionError("still there: " + processes(directory));
        }
    }

    void killJava(Path directory) {
        processes(directory).forEach((id, line) -> {
            if (line.contains("SparkSubmit")) {
                ProcessHandle.of(id).orElseThrow().destroyForcibly();
            }
        });
    }

    /// Where the Spark of a directory keeps what it puts on disk.
    List<Path> scratches(Path directory) {
        return processes(directory).values().stream()
                .map(TEMPORARY::matcher)
                .filter(Matcher::find)
                .map(found -> Path.of(found.group(1)))
                .distinct()
                .toList();
    }

    /// Where a secret is to be seen.
    List<String> seen(Path directory) {
        List<String> places = new ArrayList<>();
        processes(directory).forEach((id, line) -> {
            if (line.contains(CANARY)) {
                places.add("process " + id);
            }
        });
        List<Path> roots = new ArrayList<>(scratches(directory));
        roots.add(directory);
        roots.forEach(root -> places.addAll(filesWithSecret(root)));
        return places;
    }

    private static List<String> filesWithSecret(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(SparkServers::hasSecret)
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void insert(String database, String collection, Document document) {
        try (MongoClient client = MongoClients.create(uri(mongod.port()))) {
            client.getDatabase(database).getCollection(collection).insertOne(document);
        }
    }

    /// Has the target take no document into a collection.
    void refuseAll(String database, String collection) {
        try (MongoClient client = MongoClients.create(uri(mongod.port()))) {
            var never = new Document("no", new Document("$exists", true));
            client.getDatabase(database).runCommand(new Document("collMod", collection).append("validator", never));
        }
    }

    Document find(String database, String collection, int id) {
        try (MongoClient client = MongoClients.create(uri(mongod.port()))) {
            return Optional.ofNullable(client.getDatabase(database)
                            .getCollection(collection)
                            .find(new Document("_id", id))
                            .first())
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        mongod.close();
    }
}
