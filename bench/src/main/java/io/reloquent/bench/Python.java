package io.reloquent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Python environment of the benchmark's own, made in its cache the first time.
record Python(Path directory) {

    private static final List<String> PACKAGES =
            List.of("tpchgen-cli==4.0.0", "pymongo==4.20.0", "psycopg[binary]==3.3.9");
    private static final long MINUTES = 15;

    /// What a finished environment holds: the packages it was made for.
    private static final String DONE = "reloquent-packages";

    static Python in(Path cache) {
        var python = new Python(cache.resolve("python"));
        Path done = python.directory.resolve(DONE);
        String packages = String.join(" ", PACKAGES);
        try {
            if (!Files.exists(done) || !Files.readString(done).equals(packages)) {
                Files.createDirectories(cache);
                python.make(cache);
                Files.writeString(done, packages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return python;
    }

    private void make(Path cache) {
        Path log = cache.resolve("python.log");
        run(List.of("python3", "-m", "venv", "--clear", directory.toString()), log);
        var install = new ArrayList<>(List.of(program("pip"), "install", "--quiet"));
        install.addAll(PACKAGES);
        run(install, log);
    }

    private static void run(List<String> words, Path log) {
        var command = new Command(words, log, log.resolveSibling("python-errors.log"));
        if (command.run(MINUTES) != 0) {
            throw new BenchFailure("The Python environment could not be made: " + command.complaint());
        }
    }

    /// The path of a program of the environment.
    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }
}
