package io.reloquent.local.spark;

import io.reloquent.connection.Configuration;
import io.reloquent.run.Progress;
import io.reloquent.spark.Work;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Spark on this machine for one source and target: started when it is first needed, ended when it is closed.
public final class LocalSpark implements AutoCloseable {

    private final SparkHome home;
    private final Path directory;
    private final Map<String, String> secrets;
    private final Map<String, String> settings;
    private @Nullable SparkProcess process;

    /// @param directory     for what Spark needs and what it says
    /// @param configuration what opens the source and the target; tasks take both from their environment
    public LocalSpark(SparkHome home, Path directory, Configuration configuration) {
        this(home, directory, configuration, Map.of());
    }

    /// @param settings of Spark that win over ours: with another master, executors are processes of their own, and take
    ///     the secrets from the environment of whoever starts them
    public LocalSpark(SparkHome home, Path directory, Configuration configuration, Map<String, String> settings) {
        this.home = home;
        this.directory = directory;
        this.settings = Map.copyOf(settings);
        this.secrets = Map.of(
                Work.SOURCE_PASSWORD,
                configuration.source().password().reveal(),
                Work.TARGET_URI,
                configuration.target().connectionString().reveal());
    }

    /// Where it keeps what it needs.
    Path directory() {
        return directory;
    }

    synchronized SparkProcess process(Progress progress) {
        if (process == null) {
            progress.say("Starting Spark");
            process = SparkProcess.start(home, directory, secrets, settings);
        }
        return process;
    }

    /// Ends it, whatever it is at; it is started anew when it is needed again.
    @Override
    public synchronized void close() {
        SparkProcess running = process;
        process = null;
        if (running != null) {
            running.close();
        }
    }
}
