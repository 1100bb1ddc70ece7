package io.reloquent.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The directory that one sandbox server owns: empty before it starts, gone after it stops.
record ServerDirectory(Path path) {

    /// @throws SandboxFailure if there is something in the directory already, because `delete` would take it away
    static ServerDirectory claim(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            try (var entries = Files.list(path)) {
                if (entries.findAny().isPresent()) {
                    throw new SandboxFailure(
                            "The directory %s is not empty, and a sandbox server deletes its directory".formatted(path)
                                    + " when it stops. Name a directory that is empty or does not exist yet.");
                }
            }
            return new ServerDirectory(path);
        } catch (IOException e) {
            throw new SandboxFailure(
                    "The directory %s cannot be used for a sandbox server (%s). Name a directory you can write to."
                            .formatted(path, e),
                    e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what it visits; a file that is gone before it comes by is as good as deleted.
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
