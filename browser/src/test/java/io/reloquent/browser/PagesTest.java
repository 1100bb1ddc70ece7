package io.reloquent.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages over answers that a server gave once.
///
/// With `-Dreloquent.pictures=write` the pictures of the documentation are taken anew.
class PagesTest {

    private static final boolean TAKES_PICTURES = "write".equals(System.getProperty("reloquent.pictures"));
    private static final Path IMAGES = Path.of("../docs/images");

    @TempDir
    Path pictures;

    @BeforeEach
    void needsABrowser() {
        Chromium.path();
    }

    @Test
    void every_page_is_there_in_light_and_dark_and_axe_finds_nothing() throws IOException {
        if (!TAKES_PICTURES) {
            runs("pages.mjs", Map.of());
            return;
        }
        try (var script = Script.start("pages.mjs", Map.of("SIZE", "large"), List.of(pictures.toString()))) {
            script.ends();
        }
        renew();
    }

    @Test
    void the_designer_does_what_hands_and_keys_say() {
        runs("designer.mjs", Map.of("SLACK", "5"));
    }

    @Test
    void the_page_of_a_run_rides_through_what_becomes_of_its_connection() {
        runs("run-page.mjs", Map.of());
    }

    private static void runs(String name, Map<String, String> environment) {
        try (var script = Script.start(name, environment, List.of())) {
            script.ends();
        }
    }

    /// Those that the documentation has, and no others.
    private void renew() throws IOException {
        try (Stream<Path> shown = Files.list(IMAGES)) {
            for (Path image : shown.toList()) {
                Path taken = pictures.resolve(image.getFileName());
                if (Files.exists(taken)) {
                    Files.copy(taken, image, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
