package io.reloquent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Browser and terminal on one workspace: what one begins, the other goes on with.
class AcrossInterfacesTest {

    @TempDir
    Path workspace;

    @BeforeEach
    void needsABrowser() {
        Chromium.path();
    }

    @Test
    void what_was_begun_in_the_browser_is_ended_by_commands_while_the_page_follows() {
        String shop = Servers.shop(0.02);
        String target = Servers.freshName("across");
        var commands = new Commands(workspace);
        try (var server = Serving.start(workspace, Map.of());
                var script = Script.start(
                        "across.mjs",
                        List.of("begin", server.page(), Databases.source(shop), Databases.target(), target))) {
            script.until("designed");
            commands.run("plan");
            script.goOn();
            script.until("planned");
            commands.run("migrate --validate");
            script.goOn();
            script.until("loaded");
            commands.run("indexes");
            script.goOn();
            script.ends();
        }
        assertThat(Databases.documents(target)).containsEntry("orders", Databases.rows(shop, "shop.orders"));
    }

    @Test
    void what_was_begun_by_commands_is_ended_in_the_browser() {
        String shop = Servers.shop(0.02);
        String target = Servers.freshName("across");
        try (var server = Serving.start(workspace, Commands.secrets());
                var script = Script.start("across.mjs", List.of("end", server.page()))) {
            script.until("open");
            new Commands(workspace).plan(Servers.postgres().port(), shop, target);
            script.goOn();
            script.ends();
        }
        assertThat(Databases.documents(target)).containsEntry("orders", Databases.rows(shop, "shop.orders"));
    }
}
