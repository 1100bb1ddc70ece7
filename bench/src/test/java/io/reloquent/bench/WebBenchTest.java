package io.reloquent.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WebBenchTest {

    @Test
    void what_waits_behind_a_slow_answer_counts_as_slow() throws IOException {
        var asked = new AtomicInteger();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(address, 0);
        // One at a time, and the first takes half a second.
        server.createContext("/", exchange -> {
            if (asked.getAndIncrement() == 0) {
                sleep(500);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            OpenLoop loop = OpenLoop.run(HttpRequest.newBuilder(URI.create(url)).build(), 20, 1);
            assertThat(loop.asked()).isEqualTo(20);
            assertThat(loop.failures()).isZero();
            assertThat(loop.milliseconds(99)).isGreaterThan(400);
            // The fifth was due at 200 ms.
            assertThat(loop.milliseconds(80)).isGreaterThan(200);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_figure_says_where_it_misses_what_is_wanted() {
        assertThat(Figure.atLeast("browser", "pan", 41, "frames/s", 50).passes())
                .isFalse();
        assertThat(Figure.atLeast("browser", "pan", 41, "frames/s", 50).wanted())
                .isEqualTo("at least 50, MISSED");
        assertThat(Figure.atMost("browser", "undo", 100, "ms", 100).wanted()).isEqualTo("at most 100");
        assertThat(Figure.of("rest", "status", 1e9, "ms").passes()).isTrue();
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
