package io.reloquent.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A free port of 127.0.0.1 that leads to a server, over a line that can be cut, slowed and made a black hole.
///
/// It holds back few bytes, so that a server cannot send its whole answer before anything happens to the line.
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 16 << 10;
    private static final long GLANCE_NANOS = 5_000_000;

    /// A way that bytes go.
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /// What becomes of bytes.
    public sealed interface Mode {
        /// They pass at full speed.
        record Pass() implements Mode {}

        /// Every connection is reset, and every new one as soon as it is there.
        record Cut() implements Mode {}

        /// A connection carries so many in a second.
        record Slow(int bytesPerSecond) implements Mode {}

        /// Nothing passes and nobody is told, as where a firewall drops packets. What was sent meanwhile arrives when
        /// the hole closes, as TCP sends it again.
        record Hole() implements Mode {}
    }

    /// Sees bytes before they pass on.
    @FunctionalInterface
    public interface Tap {
        void see(Direction direction, byte[] bytes, int length);
    }

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final Map<Direction, Mode> modes = new ConcurrentHashMap<>();
    private volatile Tap tap = (direction, bytes, length) -> {};

    private TcpProxy(InetSocketAddress server, ServerSocket door) {
        this.server = server;
        this.door = door;
        set(new Mode.Pass());
        Thread.ofVirtual().start(this::accept);
    }

    /// A proxy in front of the server at a host and port.
    public static TcpProxy to(String host, int port) {
        try {
            var door = new ServerSocket();
            door.setReceiveBufferSize(BUFFER);
            door.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            return new TcpProxy(new InetSocketAddress(host, port), door);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// The ports from which its connections come to the server: the server knows its clients by them.
    public List<Integer> onwardPorts() {
        return lines.stream().map(line -> line.onward.getLocalPort()).toList();
    }

    /// Changes both directions, of the connections there are and of those to come.
    public void set(Mode mode) {
        for (Direction direction : Direction.values()) {
            set(direction, mode);
        }
    }

    public void set(Direction direction, Mode mode) {
        modes.put(direction, mode);
        if (mode instanceof Mode.Cut) {
            lines.forEach(Line::reset);
        }
    }

    public void tap(Tap next) {
        tap = next;
    }

    private boolean isCut() {
        return modes.values().stream().anyMatch(mode -> mode instanceof Mode.Cut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var line = new Line(door.accept());
                lines.add(line);
                Thread.ofVirtual().start(line::open);
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// Resets every connection and takes no more.
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lines.forEach(Line::reset);
        }
    }

    /// One connection from end to end.
    private final class Line {
        private final Socket client;
        private final Socket onward = new Socket();

        Line(Socket client) {
            this.client = client;
        }

        void open() {
            try {
                if (isCut()) {
                    throw new IOException("the line is cut");
                }
                onward.setReceiveBufferSize(BUFFER);
                onward.connect(server);
                client.setTcpNoDelay(true);
                client.setSendBufferSize(BUFFER);
                onward.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> carry(Direction.TO_SERVER, client, onward));
                carry(Direction.TO_CLIENT, onward, client);
            } catch (IOException noServer) {
                reset();
            }
        }

        private void carry(Direction direction, Socket from, Socket to) {
            byte[] bytes = new byte[BUFFER];
            try {
                int length = from.getInputStream().read(bytes);
                while (length >= 0) {
                    tap.see(direction, bytes, length);
                    delay(direction, length);
                    to.getOutputStream().write(bytes, 0, length);
                    length = from.getInputStream().read(bytes);
                }
                waitForTheEndOfAHole(direction);
                to.shutdownOutput();
            } catch (IOException broken) {
                reset();
            }
        }

        private void delay(Direction direction, int length) throws IOException {
            waitForTheEndOfAHole(direction);
            if (modes.get(direction) instanceof Mode.Slow slow) {
                LockSupport.parkNanos(length * 1_000_000_000L / slow.bytesPerSecond());
            }
        }

        private void waitForTheEndOfAHole(Direction direction) throws IOException {
            while (modes.get(direction) instanceof Mode.Hole) {
                if (client.isClosed()) {
                    throw new IOException("reset while in a hole");
                }
                LockSupport.parkNanos(GLANCE_NANOS);
            }
        }

        /// Ends both ends without a farewell.
        void reset() {
            lines.remove(this);
            for (Socket socket : new Socket[] {client, onward}) {
                try (socket) {
                    socket.setSoLinger(true, 0);
                } catch (IOException gone) {
                    // nothing is left to end
                }
            }
        }
    }
}
