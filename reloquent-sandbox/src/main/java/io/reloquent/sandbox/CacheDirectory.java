package io.reloquent.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where unpacked server binaries stay between runs: `$XDG_CACHE_HOME/reloquent`, else `~/.cache/reloquent`.
public record CacheDirectory(Path path) {

    public static CacheDirectory ofThisUser() {
        return of(System.getenv());
    }

    static CacheDirectory of(Map<String, String> environment) {
        var cacheHome = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The specification of XDG_CACHE_HOME says that a relative path is to be ignored.
        if (!cacheHome.isEmpty() && Path.of(cacheHome).isAbsolute()) {
            return new CacheDirectory(Path.of(cacheHome, "reloquent"));
        }
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new CacheDirectory(Path.of(home, ".cache", "reloquent"));
    }

    /// The directory of this name below the cache, made if it is not there.
    Path directory(String name) {
        var directory = path.resolve(name);
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new SandboxFailure(
                    "The cache directory %s cannot be made (%s). Set XDG_CACHE_HOME to a directory you can write to."
                            .formatted(directory, e),
                    e);
        }
    }
}
