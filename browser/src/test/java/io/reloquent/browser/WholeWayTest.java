package io.reloquent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything in a browser, from nothing to READY FOR PRODUCTION.
class WholeWayTest {

    @TempDir
    Path workspace;

    @Test
    void a_migration_is_made_in_the_browser_alone() {
        Chromium.path();
        String shop = Servers.shop(0.05);
        try (var server = Serving.start(workspace, Map.of());
                var script = Script.start(
                        "lifecycle.mjs", List.of(server.page(), Databases.source(shop), Databases.target()))) {
            script.ends();
        }
        assertThat(Databases.documents("in_the_browser"))
                .containsEntry("orders", Databases.rows(shop, "shop.orders"))
                .containsEntry("customers", Databases.rows(shop, "crm.customers"));
    }
}
