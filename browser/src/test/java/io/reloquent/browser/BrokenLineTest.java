package io.reloquent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import io.reloquent.testkit.TcpProxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody in a browser sees, and can do, when the connection or the server goes away during a load.
class BrokenLineTest {

    private static final TcpProxy.Mode SLOW = new TcpProxy.Mode.Slow(400_000);
    private static final TcpProxy.Mode PASS = new TcpProxy.Mode.Pass();

    @TempDir
    Path workspace;

    private String target;
    private String shop;
    private TcpProxy source;

    @BeforeEach
    void plansALoadThatTakesAsLongAsItIsTold() {
        Chromium.path();
        target = Servers.freshName("broken");
        source = TcpProxy.to(Servers.postgres().host(), Servers.postgres().port());
        shop = Servers.shop(0.02);
        Databases.sql(
                shop,
                "create table public.many (id int primary key, text text)",
                "insert into public.many select i, repeat('x', 200) from generate_series(1, 50000) i",
                "analyze");
        new Commands(workspace).plan(source.port(), shop, target);
        source.set(TcpProxy.Direction.TO_CLIENT, SLOW);
    }

    @AfterEach
    void closesTheLine() {
        source.close();
    }

    @Test
    void a_lost_connection_is_said_for_how_long_and_no_figure_is_missing_afterwards() {
        try (var server = Serving.start(workspace, Commands.secrets());
                var line = TcpProxy.to("127.0.0.1", server.port());
                var script = Script.start("lost.mjs", List.of(server.page(), String.valueOf(line.port())))) {
            script.until("running");
            line.set(new TcpProxy.Mode.Cut());
            script.goOn();
            script.until("lost");
            line.set(PASS);
            script.goOn();
            script.until("back");
            source.set(PASS);
            script.goOn();
            script.ends();
        }
        assertThatAllIsThere();
    }

    @Test
    void a_server_that_was_killed_is_started_again_and_its_load_goes_on_from_the_browser() {
        var server = Serving.start(workspace, Commands.secrets());
        try (var script = Script.start("killed.mjs", List.of(server.page()))) {
            script.until("running");
            server.close();
            script.goOn();
            script.until("dead");
            assertThat(Databases.documents(target).getOrDefault("many", 0L))
                    .isLessThan(Databases.rows(shop, "public.many"));
            server = Serving.start(workspace, Commands.secrets(), server.port());
            script.goOn(server.page());
            script.until("resumed");
            source.set(PASS);
            script.goOn();
            script.ends();
        } finally {
            server.close();
        }
        assertThatAllIsThere();
    }

    private void assertThatAllIsThere() {
        assertThat(Databases.documents(target))
                .containsEntry("many", Databases.rows(shop, "public.many"))
                .containsEntry("orders", Databases.rows(shop, "shop.orders"));
    }
}
