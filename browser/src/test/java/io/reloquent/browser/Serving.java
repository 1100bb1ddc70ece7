package io.reloquent.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `reloquent serve` over a workspace, as a process that can be killed.
final class Serving implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Child child;
    private final int port;
    private final String page;

    private Serving(Child child, int port) {
        this.child = child;
        this.port = port;
        this.page = child.line(line -> line.startsWith("http://"), LIMIT);
    }

    static Serving start(Path workspace, Map<String, String> environment) {
        return start(workspace, environment, freePort());
    }

    static Serving start(Path workspace, Map<String, String> environment, int port) {
        String configuration = workspace.resolve("reloquent.yaml").toString();
        List<String> words = List.of("--no-open", "--port", String.valueOf(port), "--config", configuration);
        return new Serving(Child.start("serve", Programs.server(environment, words)), port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address that it has printed, with its token.
    String page() {
        return page;
    }

    int port() {
        return port;
    }

    /// `SIGKILL`.
    @Override
    public void close() {
        child.close();
    }
}
