package io.reloquent.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A script that lies beside these classes.
final class Script {

    private Script() {}

    static String read(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /// Puts it where another program can run it.
    static Path copy(String name, Path directory) {
        try {
            return Files.write(directory.resolve(name), bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream content = Script.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new BenchFailure("This build lacks " + name + ".");
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
