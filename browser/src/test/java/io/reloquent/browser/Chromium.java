package io.reloquent.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The browser of the tests: `reloquent-ui/browser` has found or brought it before, or has said why there is none.
final class Chromium {

    static final Path UI = Path.of("../reloquent-ui").toAbsolutePath().normalize();

    private static final Path FOUND = Path.of("target/chromium").toAbsolutePath();

    private Chromium() {}

    /// Its program. Leaves the test out where there is none.
    static String path() {
        String path = Optional.ofNullable(System.getenv("CHROMIUM")).orElseGet(Chromium::found);
        assumeTrue(
                !path.isEmpty(), "There is no Chromium or no Node here; 'reloquent-ui/browser' says what to install.");
        return path;
    }

    private static String found() {
        try {
            return Files.exists(FOUND) ? Files.readString(FOUND).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
