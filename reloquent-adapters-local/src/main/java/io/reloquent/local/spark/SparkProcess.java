package io.reloquent.local.spark;

import io.reloquent.codegen.Libraries;
import io.reloquent.fault.OursOrTheirs;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A Spark of our own, in a process beside this one: requests go in line by line, and what it says of them comes out.
/// It ends when this process does.
final class SparkProcess implements AutoCloseable {

    private static final String SCRIPT = "serve.py";
    private static final String LOG = "spark.log";
    private static final String ENDED = "";
    private static final int PATIENCE_SECONDS = 10;

    /// How often Spark starts a task that failed; each waits a little longer, more than a minute in all.
    private static final int ATTEMPTS = 6;

    /// Of rows that pass from task to task, for each processor: enough that a part of them fits into memory.
    private static final int PARTITIONS = 8;

    private final Process process;
    private final Path log;
    private final Scratch scratch;
    private final BufferedWriter requests;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private SparkProcess(Process process, Path log, Scratch scratch) {
        this.process = process;
        this.log = log;
        this.scratch = scratch;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        var reader = new Thread(() -> read(process.inputReader(StandardCharsets.UTF_8)), "spark");
        reader.setDaemon(true);
        reader.start();
    }

    /// @param directory for the script, the JARs and the log
    /// @param secrets   variables that tasks take from their environment
    /// @param more      settings that win over ours
    static SparkProcess start(SparkHome home, Path directory, Map<String, String> secrets, Map<String, String> more) {
        Path log = directory.resolve(LOG);
        try {
            List<Path> jars = ShippedJars.copyTo(directory.resolve("jars"));
            Path script = directory.resolve(SCRIPT);
            try (InputStream content = SparkProcess.class.getResourceAsStream(SCRIPT)) {
                if (content == null) {
                    throw new IllegalStateException(SCRIPT + " is missing in this program");
                }
                Files.copy(content, script, StandardCopyOption.REPLACE_EXISTING);
            }
            for (Map.Entry<String, String> library : Libraries.ofNative().entrySet()) {
                Files.writeString(directory.resolve(library.getKey()), library.getValue());
            }
            Scratch scratch = Scratch.create();
            var builder = new ProcessBuilder(command(home, script, jars, scratch, more));
            builder.environment().clear();
            builder.environment().putAll(home.environment());
            builder.environment().put("SPARK_LOCAL_DIRS", scratch.path().toString());
            builder.environment().putAll(secrets);
            builder.redirectError(log.toFile());
            return new SparkProcess(builder.start(), log, scratch);
        } catch (IOException e) {
            throw new OursOrTheirs(
                    "Spark could not be started: %s.".formatted(e.getMessage()), "See what %s says.".formatted(log), e);
        }
    }

    private static List<String> command(
            SparkHome home, Path script, List<Path> jars, Scratch scratch, Map<String, String> more) {
        int processors = Runtime.getRuntime().availableProcessors();
        Map<String, String> settings = new TreeMap<>(Map.of(
                "spark.master",
                "local[%d,%d]".formatted(processors, ATTEMPTS),
                "spark.sql.shuffle.partitions",
                String.valueOf(PARTITIONS * processors),
                "spark.jars",
                String.join(",", jars.stream().map(Path::toString).toList()),
                "spark.ui.enabled",
                "false",
                "spark.driver.host",
                "127.0.0.1",
                "spark.driver.bindAddress",
                "127.0.0.1",
                "spark.executor.heartbeatInterval",
                "1s",
                "spark.log.level",
                "WARN",
                "spark.driver.extraJavaOptions",
                "-XX:+UseParallelGC \"-Djava.io.tmpdir=%s\"".formatted(scratch.path())));
        settings.putAll(more);
        List<String> command = new ArrayList<>(List.of(home.python(), script.toString()));
        settings.forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
        return command;
    }

    private void read(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    said.add(line);
                }
            }
        } catch (IOException gone) {
            // The process was ended.
        } finally {
            said.add(ENDED);
        }
    }

    void send(String request) {
        try {
            requests.write(request);
            requests.newLine();
            requests.flush();
        } catch (IOException e) {
            throw ended(e);
        }
    }

    /// What is said next; null if nothing was for a second.
    ///
    /// @throws OursOrTheirs if Spark has ended
    @Nullable
    String next() throws InterruptedException {
        String line = said.poll(1, TimeUnit.SECONDS);
        if (ENDED.equals(line)) {
            throw ended(null);
        }
        return line;
    }

    private OursOrTheirs ended(@Nullable Throwable cause) {
        return new OursOrTheirs(
                "Spark ended before its work was done.", "See what %s says, and migrate again.".formatted(log), cause);
    }

    /// Where Spark's own log is.
    Path log() {
        return log;
    }

    /// Returns when nothing of it is left that could still write.
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        boolean interrupted = Thread.interrupted();
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException | TimeoutException e) {
                throw new OursOrTheirs(
                        "A process of Spark does not end: %d.".formatted(one.pid()), "End it by hand.", e);
            }
        }
        scratch.delete();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
