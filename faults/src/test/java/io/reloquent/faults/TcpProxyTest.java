package io.reloquent.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.testkit.TcpProxy;
import io.reloquent.testkit.TcpProxy.Direction;
import io.reloquent.testkit.TcpProxy.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpProxyTest {

    private ServerSocket echo = unbound();
    private TcpProxy proxy = TcpProxy.to("127.0.0.1", 1);

    @BeforeEach
    void start() throws IOException {
        proxy.close();
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = TcpProxy.to("127.0.0.1", echo.getLocalPort());
        Thread.ofVirtual().start(this::answer);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends every byte back.
    private void answer() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException reset) {
                        // the line broke
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static int echoed(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void bytes_pass_both_ways_and_are_seen() throws IOException {
        var seen = new AtomicInteger();
        proxy.tap((direction, bytes, length) -> seen.addAndGet(direction == Direction.TO_SERVER ? 1 : 100));
        try (Socket socket = connected()) {
            assertThat(echoed(socket, 42)).isEqualTo(42);
            assertThat(seen).hasValue(101);
            assertThat(proxy.onwardPorts()).hasSize(1);
        }
    }

    @Test
    void a_cut_line_is_reset_and_a_new_one_works_when_it_is_mended() throws IOException {
        try (Socket before = connected()) {
            assertThat(echoed(before, 1)).isEqualTo(1);
            proxy.set(new Mode.Cut());
            assertThatThrownBy(() -> echoed(before, 2)).isInstanceOf(IOException.class);
        }
        try (Socket meanwhile = connected()) {
            assertThatThrownBy(() -> echoed(meanwhile, 3)).isInstanceOf(IOException.class);
        }
        proxy.set(new Mode.Pass());
        try (Socket after = connected()) {
            assertThat(echoed(after, 4)).isEqualTo(4);
        }
    }

    @Test
    void a_hole_swallows_everything_until_it_closes() throws IOException {
        try (Socket socket = connected()) {
            assertThat(echoed(socket, 1)).isEqualTo(1);
            proxy.set(new Mode.Hole());
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> echoed(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.set(new Mode.Pass());
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void a_slow_line_takes_its_time() throws IOException {
        try (Socket socket = connected()) {
            assertThat(echoed(socket, 1)).isEqualTo(1);
            proxy.set(Direction.TO_SERVER, new Mode.Slow(10_000));
            long begun = System.nanoTime();
            socket.getOutputStream().write(new byte[5_000]);
            assertThat(socket.getInputStream().readNBytes(5_000)).hasSize(5_000);
            assertThat((System.nanoTime() - begun) / 1e9).isBetween(0.4, 3.0);
        }
    }
}
