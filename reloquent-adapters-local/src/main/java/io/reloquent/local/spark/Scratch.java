package io.reloquent.local.spark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A directory for what Spark puts on disk while it runs, among it rows of the source: only its owner can enter it,
/// and it goes with the process, which is not asked before it is ended and so tidies up nothing itself.
record Scratch(Path path) {

    /// Where this program's own temporary files are.
    static Scratch create() throws IOException {
        return new Scratch(Files.createTempDirectory("reloquent-spark-"));
    }

    /// As much of it as can be deleted.
    void delete() {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            // It is the system's to clear temporary files; nothing else depends on it.
        }
    }
}
