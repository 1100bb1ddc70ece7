package io.reloquent.core;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.spark.Work;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A Spark of several processes: a master, and two workers that start one executor with one core each. Spark starts no
/// second attempt on the machine of the first, so each worker has an address of its own.
final class SparkCluster implements AutoCloseable {

    private static final List<String> ADDRESSES = List.of("127.0.0.1", "127.0.0.2");

    private final Path directory;
    private final SparkHome home;
    private final String master;
    private final List<Process> workers = new ArrayList<>();
    private final Process leader;

    private SparkCluster(Path directory) throws IOException {
        this.directory = directory;
        Map<String, String> environment = new HashMap<>(PythonModules.pySpark());
        environment.putAll(SparkHome.find(environment).environment());
        Path modules = Path.of(environment.getOrDefault("PYTHONPATH", ""));
        environment.put("SPARK_HOME", modules.resolve("pyspark").toString());
        environment.put("SPARK_DAEMON_MEMORY", "256m");
        home = new SparkHome("python3", environment);
        int port = freePort();
        master = "spark://127.0.0.1:" + port;
        leader = daemon("master.Master", "--host", "127.0.0.1", "--port", String.valueOf(port), "--webui-port", "0");
        for (String address : ADDRESSES) {
            String work = directory.resolve("work-" + address).toString();
            String[] arguments = {
                "--host", address, "--webui-port", "0", "--cores", "1", "--memory", "1g", "--work-dir", work, master
            };
            workers.add(daemon("worker.Worker", arguments));
        }
    }

    /// @param directory for logs, and for what executors keep
    static SparkCluster start(Path directory) throws IOException {
        return new SparkCluster(Files.createDirectories(directory));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Executors inherit the environment of their worker, so that holds the secrets.
    private Process daemon(String name, String... arguments) throws IOException {
        Path program = Path.of(home.environment().getOrDefault("SPARK_HOME", ""), "bin", "spark-class");
        List<String> command = new ArrayList<>(List.of(program.toString(), "org.apache.spark.deploy." + name));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        Redirect.appendTo(directory.resolve("cluster.log").toFile()));
        Configuration servers = servers();
        Path scratch = Files.createDirectories(directory.resolve("scratch"));
        builder.environment().putAll(home.environment());
        builder.environment()
                .putAll(Map.of(
                        Work.SOURCE_PASSWORD,
                        servers.source().password().reveal(),
                        Work.TARGET_URI,
                        servers.target().connectionString().reveal(),
                        "SPARK_LOCAL_DIRS",
                        scratch.toString()));
        return builder.start();
    }

    private static Configuration servers() {
        return new Configuration(
                Servers.source("any"),
                MongoAddresses.parse(new Secret(Servers.mongod().uri()), "any"));
    }

    /// What a driver runs on; it waits for both executors.
    ///
    /// @param more settings
    LocalSpark spark(String name, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spark.master", master,
                "spark.cores.max", String.valueOf(ADDRESSES.size()),
                "spark.executor.cores", "1",
                "spark.executor.memory", "768m",
                "spark.scheduler.minRegisteredResourcesRatio", "1.0",
                "spark.scheduler.maxRegisteredResourcesWaitingTime", "150s",
                "spark.reloquent.pause", "200ms"));
        settings.putAll(more);
        return new LocalSpark(home, Files.createDirectories(directory.resolve(name)), servers(), settings);
    }

    /// The processes that tasks run in.
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(worker -> worker.toHandle().descendants())
                .filter(SparkCluster::isExecutor)
                .toList();
    }

    private static boolean isExecutor(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())), StandardCharsets.ISO_8859_1)
                    .contains("CoarseGrainedExecutorBackend");
        } catch (IOException ended) {
            return false;
        }
    }

    /// @param name `STOP` or `CONT`
    static void signal(String name, ProcessHandle process) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -%s %d ended with %d".formatted(name, process.pid(), code));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(workers);
        all.add(leader);
        for (Process daemon : all) {
            List<ProcessHandle> below = daemon.descendants().toList();
            daemon.destroyForcibly().onExit().join();
            below.forEach(executor -> {
                executor.destroyForcibly();
                executor.onExit().join();
            });
        }
    }
}
