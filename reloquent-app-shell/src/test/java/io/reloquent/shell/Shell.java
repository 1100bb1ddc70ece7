package io.reloquent.shell;

import io.reloquent.shell.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs commands as a user without a terminal would, over one configuration.
final class Shell {

    final Path configuration;
    private final Map<String, String> environment = new HashMap<>();

    /// What a command ended with.
    record Result(int exitCode, String out, String err) {}

    Shell(Path configuration) {
        this.configuration = configuration;
        environment.put("HOME", String.valueOf(configuration.getParent()));
    }

    Map<String, String> environment() {
        return environment;
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// With `--config`.
    Result run(String... words) {
        return bare(Stream.concat(Stream.of(words), Stream.of("--config", configuration.toString()))
                .toArray(String[]::new));
    }

    Result bare(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                false,
                false,
                0,
                environment,
                "reloquent");
        int exitCode = ReloquentShell.run(console, words);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /// Writes a configuration for a source database of the test servers.
    Result init(int port, String database, String username, String target) {
        List<String> words = List.of(
                "init",
                "--source-host",
                "127.0.0.1",
                "--source-port",
                String.valueOf(port),
                "--source-database",
                database,
                "--source-username",
                username,
                "--target-database",
                target,
                "--force");
        return run(words.toArray(String[]::new));
    }
}
