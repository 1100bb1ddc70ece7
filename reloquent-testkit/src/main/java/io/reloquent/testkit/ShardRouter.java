package io.reloquent.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/// Answers like a mongos, as far as commands go: what concerns shards is told to the servers by the commands that
/// mongos
/// itself tells them. Documents are not routed: all of them go to the first shard, whatever their key.
public final class ShardRouter implements AutoCloseable {

    private final int configuration;
    private final int shard;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<BsonDocument> heard = new CopyOnWriteArrayList<>();

    private ShardRouter(int configuration, int shard, ServerSocket door) {
        this.configuration = configuration;
        this.shard = shard;
        this.door = door;
        Thread.ofVirtual().start(this::accept);
    }

    /// @param configuration port of the server with the cluster's configuration
    /// @param shard         port of the first shard
    static ShardRouter before(int configuration, int shard) {
        try {
            var door = new ServerSocket();
            door.bind(new InetSocketAddress(loopback(), 0));
            return new ShardRouter(configuration, shard, door);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Every command so far but those by which drivers look after their connections, whole.
    public List<BsonDocument> heard() {
        return List.copyOf(heard);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var toConfiguration = connect(configuration);
                var toShard = connect(shard)) {
            var commands = new RouterCommands(new WireLine(toConfiguration), new WireLine(toShard), heard::add);
            var line = new WireLine(client);
            while (true) {
                WireMessage question = line.read();
                line.write(commands.answer(question));
            }
        } catch (IOException gone) {
            // the client or a server has gone, and the line ends with it
        } finally {
            sockets.remove(client);
        }
    }

    private Socket connect(int port) throws IOException {
        var socket = new Socket(loopback(), port);
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
