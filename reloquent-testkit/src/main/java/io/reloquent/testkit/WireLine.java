package io.reloquent.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BsonDocument;

/// One connection that messages go over.
final class WireLine {

    private final Socket socket;
    private final DataInputStream in;

    WireLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    WireMessage read() throws IOException {
        byte[] length = in.readNBytes(4);
        if (length.length < 4) {
            throw new IOException("the other end has hung up");
        }
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] bytes = new byte[size];
        System.arraycopy(length, 0, bytes, 0, 4);
        in.readFully(bytes, 4, size - 4);
        return new WireMessage(bytes);
    }

    void write(WireMessage message) throws IOException {
        socket.getOutputStream().write(message.bytes());
        socket.getOutputStream().flush();
    }

    BsonDocument ask(BsonDocument command) throws IOException {
        write(WireMessage.of(command));
        return read().command();
    }
}
