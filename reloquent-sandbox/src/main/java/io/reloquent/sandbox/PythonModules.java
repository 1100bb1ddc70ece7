package io.reloquent.sandbox;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Python modules in the cache, each set up there by `pip` once.
public final class PythonModules {

    /// PySpark with everything that Spark is made of, some 320 MB.
    private static final PythonModules PYSPARK = new PythonModules(
            "pyspark",
            "3.5.6",
            List.of(
                    "pyspark==3.5.6 --hash=sha256:f8b1c4360e41ab398c64904fae08740503bcb6bd389457d659fa6d9f2952cc48",
                    "py4j==0.10.9.7 --hash=sha256:85defdfd2b2376eb3abf5ca6474b51ab7e0de341c75a02f46dc9b5976f5a5c1b"));

    /// A linter of Python. It is a program of its own for each kind of machine, so its hash is not told.
    private static final PythonModules RUFF = new PythonModules("ruff", "0.17.6", List.of("ruff==0.17.6"));

    private static final int PATIENCE_MINUTES = 20;

    private final String name;
    private final String version;

    /// With their hashes where they have any, so that nothing else is ever run.
    private final List<String> requirements;

    private PythonModules(String name, String version, List<String> requirements) {
        this.name = name;
        this.version = version;
        this.requirements = List.copyOf(requirements);
    }

    /// What a process is started with that is to find PySpark.
    ///
    /// @throws SandboxFailure if it cannot be set up
    public static Map<String, String> pySpark() {
        return PYSPARK.environment();
    }

    /// What a process is started with that is to find ruff.
    ///
    /// @throws SandboxFailure if it cannot be set up
    public static Map<String, String> ruff() {
        return RUFF.environment();
    }

    /// What a process is started with that is to find the modules of some requirements.
    ///
    /// @param name         of the place in the cache
    /// @param version      of what is there: other requirements, another version
    /// @param requirements lines as pip reads them, everything that is needed, with hashes
    /// @throws SandboxFailure if they cannot be set up
    public static Map<String, String> environment(String name, String version, List<String> requirements) {
        return new PythonModules(name, version, requirements).environment();
    }

    private Map<String, String> environment() {
        Path place = CacheDirectory.ofThisUser().directory(name).resolve(version);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PYTHONPATH", (Files.isDirectory(place) ? place : install(place)).toString());
        return environment;
    }

    /// Another process may do the same at the same time: each works in a directory of its own, and a move is atomic.
    private Path install(Path place) {
        ServerDirectory scratch = null;
        try {
            scratch = new ServerDirectory(
                    Files.createTempDirectory(CacheDirectory.ofThisUser().directory(name), "fetch-"));
            Path file = Files.write(scratch.path().resolve("requirements.txt"), requirements);
            Path modules = scratch.path().resolve("modules");
            run(file, modules);
            return Files.isDirectory(place) ? place : Files.move(modules, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SandboxFailure(
                    "%s %s could not be set up: %s. See that pip works: python3 -m pip download %s==%s."
                            .formatted(name, version, e.getMessage(), name, version),
                    e);
        } finally {
            if (scratch != null) {
                scratch.delete();
            }
        }
    }

    /// What pip says stays out of messages: it names hosts, and may name credentials of an index.
    private void run(Path file, Path modules) throws IOException {
        var pip = new ProcessBuilder(
                        "python3",
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--no-deps",
                        "--target",
                        modules.toString(),
                        "--requirement",
                        file.toString())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            if (!pip.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("pip took more than %d minutes".formatted(PATIENCE_MINUTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pip set it up", e);
        } finally {
            pip.destroy();
        }
        if (pip.exitValue() != 0) {
            throw new IOException(
                    "`pip install %s==%s` ended with exit code %d".formatted(name, version, pip.exitValue()));
        }
    }
}
