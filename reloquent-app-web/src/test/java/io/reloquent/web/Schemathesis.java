package io.reloquent.web;

import static org.junit.jupiter.api.Assumptions.abort;

import io.reloquent.sandbox.PythonModules;
import io.reloquent.sandbox.SandboxFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The fuzzer of that name, from Python's packages.
final class Schemathesis {

    private static final String VERSION = "4.32.5";
    private static final int MINUTES = 5;

    private final Path directory;
    private final Map<String, String> python;

    private Schemathesis(Path directory, Map<String, String> python) {
        this.directory = directory;
        this.python = python;
    }

    /// @param exitCode 0 if it has found nothing
    record Found(int exitCode, String said) {}

    /// Skips the test where there is none to be had.
    ///
    /// @param directory for what it needs
    static Schemathesis of(Path directory) {
        try {
            List<String> requirements =
                    text("schemathesis-requirements.txt").lines().toList();
            return new Schemathesis(directory, PythonModules.environment("schemathesis", VERSION, requirements));
        } catch (SandboxFailure | IOException e) {
            return abort("The interface is not tested with Schemathesis, which needs Python 3.10 or later with pip: "
                    + e.getMessage());
        }
    }

    /// Asks a server.
    ///
    /// @param target   that the server writes to
    /// @param examples for each resource, at most, beside those that cover what is described
    Found run(Served served, String target, int examples) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("schemathesis.toml"), text("schemathesis.toml"));
        Files.writeString(directory.resolve("hooks.py"), text("schemathesis-hooks.py"));
        Path said = directory.resolve("schemathesis.txt");
        var builder = new ProcessBuilder(
                        "python3",
                        "-c",
                        "from schemathesis.cli import schemathesis; schemathesis()",
                        "run",
                        Path.of("openapi.json").toAbsolutePath().toString(),
                        "--url",
                        served.at("").toString(),
                        "--header",
                        "Authorization: Bearer " + served.token(),
                        "--max-examples",
                        String.valueOf(examples),
                        "--phases",
                        "examples,coverage,fuzzing",
                        "--warnings",
                        "off",
                        "--no-color")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(python);
        environment.put("PYTHONPATH", directory + ":" + python.get("PYTHONPATH"));
        environment.put("RELOQUENT_URL", served.at("").toString());
        environment.put("RELOQUENT_TOKEN", served.token());
        environment.put("RELOQUENT_TARGET", target);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            return new Found(ended ? process.exitValue() : -1, Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream content = Schemathesis.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IOException(name + " is missing.");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
