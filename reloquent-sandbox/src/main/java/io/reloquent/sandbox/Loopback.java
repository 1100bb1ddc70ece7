package io.reloquent.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// The only address sandbox servers listen on, and its free ports.
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static int freePort() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SandboxFailure("There is no free port on %s (%s).".formatted(HOST, e), e);
        }
    }
}
