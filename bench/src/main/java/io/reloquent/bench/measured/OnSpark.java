package io.reloquent.bench.measured;

import io.reloquent.connection.Configuration;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkEngine;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.plan.SparkMethod;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.target.Ledger;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.source.postgresql.PostgresDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The product's engines on a Spark of this machine, and how long they worked there once it had started.
public final class OnSpark implements AutoCloseable {

    /// As much as the driver may take, in which tasks run as well.
    public static final String MEMORY = "1g";

    private final Configuration configuration;
    private final SparkEvents events;
    private final LocalSpark spark;
    private long ended;

    /// @param directory for what Spark needs, says and puts aside
    OnSpark(Configuration configuration, Path directory) throws IOException {
        this.configuration = configuration;
        events = new SparkEvents(Files.createDirectories(directory.resolve("events")));
        spark = new LocalSpark(logging(home(directory)), directory, configuration);
    }

    /// The Spark of all rows, whatever else is on this machine.
    ///
    /// @param directory what it puts aside while it runs goes there
    public static SparkHome home(Path directory) {
        Map<String, String> environment = new HashMap<>(PythonModules.pySpark());
        Path aside = aside(directory);
        environment.remove("SPARK_HOME");
        environment.put("SPARK_LOCAL_DIRS", aside.toString());
        environment.put("SPARK_SUBMIT_OPTS", "\"-Djava.io.tmpdir=%s\"".formatted(aside));
        return SparkHome.find(environment);
    }

    /// Spark leaves behind what it puts aside, if it is ended by force.
    private static Path aside(Path directory) {
        try {
            return Files.createDirectories(directory.resolve("aside"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SparkHome logging(SparkHome home) {
        Map<String, String> environment = new HashMap<>(home.environment());
        environment.put(
                "PYSPARK_SUBMIT_ARGS", "--driver-memory %s %s pyspark-shell".formatted(MEMORY, events.arguments()));
        return new SparkHome(home.python(), environment);
    }

    Engine engine(SparkMethod kind, Ledger ledger) {
        Engine engine = new SparkEngine(configuration, new PostgresDialect(), ledger, spark, kind);
        return (collection, lease, snapshot, done, again, unmakable, progress) -> {
            engine.load(collection, lease, snapshot, done, again, unmakable, progress);
            ended = System.currentTimeMillis();
        };
    }

    /// From when Spark could take a request until the last collection was fenced.
    double seconds() throws IOException {
        return (ended - events.ready()) / 1e3;
    }

    @Override
    public void close() {
        spark.close();
    }
}
