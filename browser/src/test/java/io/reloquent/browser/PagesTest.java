package io.reloquent.browser;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The pages over answers that a server gave once.
class PagesTest {

    @Test
    void every_page_is_there_in_light_and_dark_and_axe_finds_nothing() {
        runs("pages.mjs");
    }

    @Test
    void the_designer_does_what_hands_and_keys_say() {
        runs("designer.mjs");
    }

    @Test
    void the_page_of_a_run_rides_through_what_becomes_of_its_connection() {
        runs("run-page.mjs");
    }

    private static void runs(String name) {
        Chromium.path();
        try (var script = Script.start(name, List.of())) {
            script.ends();
        }
    }
}
