package io.reloquent.sandbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One life of a mongod, from its start to its end; a restart is a new one.
final class MongodProcess implements AutoCloseable {
    private static final Pattern SEVERE = Pattern.compile("\"s\":\"[EF]\".*?\"msg\":\"(?<text>[^\"]*)\"");

    private final Process process;
    private final ParentWatch watch;
    private final Path log;

    private MongodProcess(Process process, Path log) {
        this.process = process;
        this.watch = ParentWatch.over(process.pid(), "TERM");
        this.log = log;
    }

    static MongodProcess start(Path executable, ServerDirectory directory, int port, MongodOptions options) {
        try {
            var console = directory.resolve("console.log").toFile();
            var process = new ProcessBuilder(command(executable, directory, port, options))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(console))
                    .start();
            process.getOutputStream().close();
            return new MongodProcess(process, directory.resolve("mongod.log"));
        } catch (IOException e) {
            throw new SandboxFailure(
                    "%s cannot be run (%s). Name another mongod in %s.".formatted(executable, e, MongodBinary.VARIABLE),
                    e);
        }
    }

    private static List<String> command(Path executable, ServerDirectory directory, int port, MongodOptions options)
            throws IOException {
        var command = new ArrayList<>(List.of(executable.toString(), "--replSet", options.replicaSet()));
        command.addAll(List.of("--bind_ip", Loopback.HOST, "--port", Integer.toString(port)));
        command.addAll(List.of(
                "--dbpath", Files.createDirectories(directory.resolve("data")).toString()));
        command.addAll(List.of("--logpath", directory.resolve("mongod.log").toString(), "--logappend"));
        command.addAll(
                List.of("--wiredTigerCacheSizeGB", String.format(Locale.ROOT, "%.2f", options.cacheGigabytes())));
        command.addAll(List.of("--setParameter", "diagnosticDataCollectionEnabled=false"));
        command.addAll(options.role().arguments());
        if (!isWindows()) {
            command.add("--nounixsocket");
        }
        options.keyFile().ifPresent(file -> command.addAll(List.of("--keyFile", file.toString())));
        return command;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Why it ended, in the last severe line of its log.
    String lastWords() {
        try (var lines = Files.lines(log)) {
            return lines.map(SEVERE::matcher)
                    .filter(line -> line.find())
                    .map(line -> line.group("text"))
                    .reduce((earlier, later) -> later)
                    .orElse("its log names no error");
        } catch (IOException e) {
            return "it left no log";
        }
    }

    /// SIGKILL: no time to tidy up.
    void kill() {
        watch.close();
        ServerProcess.kill(pid());
    }

    @Override
    public void close() {
        watch.close();
        ServerProcess.end(pid());
    }
}
