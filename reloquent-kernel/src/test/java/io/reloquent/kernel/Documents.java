package io.reloquent.kernel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.ByteBufNIO;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.io.ByteBufferBsonInput;

/// What a BSON decoder of the driver sees in bytes that the kernel wrote.
final class Documents {

    private Documents() {}

    static BsonDocument read(BsonBuffer buffer) {
        return read(Arrays.copyOf(buffer.bytes(), buffer.size()));
    }

    static BsonDocument read(byte[] bytes) {
        try (var reader = new BsonBinaryReader(new ByteBufferBsonInput(new ByteBufNIO(ByteBuffer.wrap(bytes))))) {
            return new BsonDocumentCodec()
                    .decode(reader, DecoderContext.builder().build());
        }
    }

    /// The value written by an encoding, read from a place in the middle of a row.
    static BsonValue written(Encoding encoding, byte[] value) {
        byte[] row = inARow(value);
        return wrapped(out -> encoding.writeValue(out, row, 3, value.length));
    }

    static BsonValue writtenArray(Encoding encoding, byte[] value) {
        byte[] row = inARow(value);
        return wrapped(out -> {
            ArrayWriter.write(out, encoding, row, 3);
            return BsonBuffer.ARRAY;
        });
    }

    private static BsonValue wrapped(Writing writing) {
        var out = new BsonBuffer();
        int document = out.startDocument();
        int field = out.startField(BsonBuffer.name("v"));
        out.endField(field, writing.write(out));
        out.endDocument(document);
        return Objects.requireNonNull(read(out).get("v"));
    }

    /// The value between bytes that belong to others.
    private static byte[] inARow(byte[] value) {
        byte[] row = new byte[value.length + 8];
        Arrays.fill(row, (byte) 0x5A);
        System.arraycopy(value, 0, row, 3, value.length);
        return row;
    }

    /// Writes a value and says its type.
    private interface Writing {
        int write(BsonBuffer out);
    }
}
