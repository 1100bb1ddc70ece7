package io.reloquent.source.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/// Makes the driver's sockets. The driver makes an object of this class by its name, and hands it one text: the name
/// under which the line that it is to be for was left here.
///
/// Public for the driver alone.
public final class Lines extends SocketFactory {

    /// Seconds without traffic before the kernel asks the other end whether it is there, seconds between the
    /// questions, and how many without an answer end a connection.
    private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 10,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 5,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    private static final Map<String, Line> LEFT = new ConcurrentHashMap<>();

    private final Line line;

    public Lines(String name) {
        line = Objects.requireNonNull(LEFT.get(name), "no connection is being opened by this name");
    }

    /// Leaves a line here, until it is taken away, and says under which name.
    static String leave(Line line) {
        String name = UUID.randomUUID().toString();
        LEFT.put(name, line);
        return name;
    }

    static void takeAway(String name) {
        LEFT.remove(name);
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = line.newSocket();
        for (var option : KEEP_ALIVE.entrySet()) {
            if (socket.supportedOptions().contains(option.getKey())) {
                socket.setOption(option.getKey(), option.getValue());
            }
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the driver connects its sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }
}
