package io.reloquent.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of this repository as they are on disk: sources and pages, nothing that a build made.
final class Repository {

    private static final Set<String> MADE = Set.of("target", ".git", ".idea", ".vscode", "node_modules");

    private Repository() {}

    /// The directory that holds the parent pom.
    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .filter(p -> Files.exists(p.resolve("reloquent-domain/pom.xml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the tests run outside the repository"));
    }

    static Path page(String name) {
        return root().resolve("docs").resolve(name);
    }

    /// Every file, in name order. A package may be called `target`, a directory of a build stands beside a pom.
    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean source = directory.toString().contains("/src/");
                    boolean made = MADE.contains(String.valueOf(directory.getFileName()));
                    return made && !source ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // In a work tree beside the first one it is a file.
                    if (!MADE.contains(String.valueOf(file.getFileName()))) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    static List<Path> files(String ending) {
        return files().stream().filter(p -> p.toString().endsWith(ending)).toList();
    }

    /// Java sources that are part of the product, not of its tests.
    static List<Path> sources() {
        return files(".java").stream()
                .filter(p -> p.toString().contains("/src/main/java/"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not text", e);
        }
    }

    /// The file's path below the root, for messages.
    static String name(Path file) {
        return root().relativize(file).toString();
    }
}
