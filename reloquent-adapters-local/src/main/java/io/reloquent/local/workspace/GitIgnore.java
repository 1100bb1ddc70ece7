package io.reloquent.local.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The `.gitignore` beside a configuration that lies in a git work tree: it keeps the configuration, logs and state out
/// of the repository, and leaves to it what people write and review.
final class GitIgnore {

    private static final List<String> STATE =
            List.of("/logs/", "/state.yaml", "/history.jsonl", "/reloquent.lock", "/.reloquent/", "/*.previous");

    private GitIgnore() {}

    /// Adds what is missing in it.
    ///
    /// @return the file, if it was changed
    static Optional<Path> complete(Path configuration) {
        if (GitWorkTree.around(configuration).isEmpty()) {
            return Optional.empty();
        }
        Path file = configuration.toAbsolutePath().resolveSibling(".gitignore");
        try {
            String present = Files.exists(file) ? Files.readString(file) : "";
            String added = missing(present, configuration);
            if (added.isEmpty()) {
                return Optional.empty();
            }
            boolean endsWithin = !present.isEmpty() && !present.endsWith("\n");
            Files.writeString(file, present + (endsWithin ? "\n" : "") + added, StandardCharsets.UTF_8);
            return Optional.of(file);
        } catch (IOException e) {
            throw SafeFile.fault(file, "written", e);
        }
    }

    private static String missing(String present, Path configuration) {
        List<String> lines = present.lines().map(GitIgnore::bare).toList();
        return Stream.concat(Stream.of("/" + Problems.name(configuration)), STATE.stream())
                .filter(line -> !lines.contains(bare(line)))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /// `/logs/`, `logs/` and `logs` keep out the same directory beside the file.
    private static String bare(String line) {
        String stripped = line.strip();
        String from = stripped.startsWith("/") ? stripped.substring(1) : stripped;
        return from.endsWith("/") ? from.substring(0, from.length() - 1) : from;
    }
}
