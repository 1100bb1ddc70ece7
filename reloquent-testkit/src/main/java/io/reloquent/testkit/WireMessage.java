package io.reloquent.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// A message of MongoDB's wire protocol: the header of 16 bytes and what follows.
final class WireMessage {

    private static final int HEADER = 16;
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int CHECKSUM = 1;

    private final byte[] bytes;

    WireMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int id() {
        return buffer().getInt(4);
    }

    private int kind() {
        return buffer().getInt(12);
    }

    /// The command, with what came in sections of its own as arrays in it.
    BsonDocument command() {
        return kind() == OP_QUERY ? query() : message();
    }

    private BsonDocument query() {
        int name = HEADER + 4;
        while (bytes[name] != 0) {
            name++;
        }
        return document(name + 1 + 8);
    }

    private BsonDocument message() {
        var buffer = buffer();
        int end = bytes.length - ((buffer.getInt(HEADER) & CHECKSUM) == 0 ? 0 : 4);
        var command = new BsonDocument();
        int at = HEADER + 4;
        while (at < end) {
            int length = buffer.getInt(at + 1);
            if (bytes[at] == 0) {
                command.putAll(document(at + 1));
            } else {
                sequence(at + 5, at + 1 + length, command);
            }
            at += 1 + length;
        }
        return command;
    }

    private void sequence(int start, int end, BsonDocument command) {
        int zero = start;
        while (bytes[zero] != 0) {
            zero++;
        }
        var documents = new BsonArray();
        for (int at = zero + 1; at < end; at += buffer().getInt(at)) {
            documents.add(document(at));
        }
        command.append(new String(bytes, start, zero - start, StandardCharsets.UTF_8), documents);
    }

    private BsonDocument document(int at) {
        return new RawBsonDocument(bytes, at, buffer().getInt(at)).decode(new BsonDocumentCodec());
    }

    /// A command as a message of its own.
    static WireMessage of(BsonDocument command) {
        return message(command, 0);
    }

    /// The answer to this in the form in which this was asked.
    WireMessage answered(BsonDocument answer) {
        if (kind() != OP_QUERY) {
            return message(answer, id());
        }
        byte[] body = bytes(answer);
        byte[] whole = new byte[HEADER + 20 + body.length];
        header(whole, id(), OP_REPLY).putInt(8).putLong(0).putInt(0).putInt(1).put(body);
        return new WireMessage(whole);
    }

    private static WireMessage message(BsonDocument document, int answers) {
        byte[] body = bytes(document);
        byte[] whole = new byte[HEADER + 5 + body.length];
        header(whole, answers, OP_MSG).putInt(0).put((byte) 0).put(body);
        return new WireMessage(whole);
    }

    private static ByteBuffer header(byte[] whole, int answers, int kind) {
        var buffer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        return buffer.putInt(whole.length).putInt(1).putInt(answers).putInt(kind);
    }

    private static byte[] bytes(BsonDocument document) {
        var raw = new RawBsonDocument(document, new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return bytes;
    }
}
