package io.reloquent.source.witness;

import io.reloquent.port.target.DocumentVisitor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.ByteBufNIO;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;

/// The elements of one kind of array that were gathered for the document being built, each under the key of the row
/// that holds it.
final class Elements {

    /// By how many bytes less the value of a document takes as an element: `4 bytes, type, 0, value, 0` becomes
    /// `type, at least 1 digit, 0, value`.
    private static final int AROUND_A_VALUE = 4;

    /// A table of more places is thrown away rather than emptied.
    private static final int MANY = 10_000;

    private static final BsonValueCodec VALUES = new BsonValueCodec();

    /// Where the documents of one array begin, in their order.
    private static final class Starts {
        private int[] at = new int[4];
        private int count;

        void add(int start) {
            if (count == at.length) {
                at = Arrays.copyOf(at, count * 2);
            }
            at[count++] = start;
        }
    }

    private final int limit;
    private final boolean values;
    private final int around;
    private final BasicOutputBuffer bytes = new BasicOutputBuffer();
    private BsonBinaryWriter writer = new BsonBinaryWriter(bytes);
    private final Weight weight;
    private Map<Object, Starts> arrays = new HashMap<>();

    /// @param limit  how many of each array are kept; 0 keeps all
    /// @param values whether the elements are the one value of each document
    Elements(int limit, boolean values, Weight weight) {
        this.limit = limit;
        this.values = values;
        this.around = values ? AROUND_A_VALUE : 0;
        this.weight = weight;
    }

    /// Begins another element unless the array has enough of them.
    boolean begin(Object key) {
        Starts starts = arrays.computeIfAbsent(key, k -> new Starts());
        if (limit > 0 && starts.count == limit) {
            return false;
        }
        starts.add(bytes.getPosition());
        return true;
    }

    BsonBinaryWriter writer() {
        return writer;
    }

    /// Ends the element.
    ///
    /// @param copied bytes of elements that went into other documents before it began
    void end(int start, long copied) {
        weight.add(bytes.getPosition() - start - around - (weight.copied() - copied));
    }

    /// Leaves an element as far as it was written; nothing can be read from here until everything is forgotten.
    void breakOff() {
        writer = new BsonBinaryWriter(bytes);
    }

    int position() {
        return bytes.getPosition();
    }

    /// Writes the array of a row into its document.
    void write(Object key, BsonBinaryWriter out) {
        Starts starts = arrays.get(key);
        if (starts != null) {
            byte[] all = bytes.getInternalBuffer();
            ByteBuffer lengths = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < starts.count; i++) {
                int start = starts.at[i];
                int length = lengths.getInt(start);
                weight.copy(length - around);
                if (values) {
                    value(all, start, length, out);
                } else {
                    out.pipe(all, start, length);
                }
            }
        }
    }

    private static void value(byte[] all, int start, int length, BsonBinaryWriter out) {
        try (var reader = new BsonBinaryReader(new ByteBufferBsonInput(
                new ByteBufNIO(ByteBuffer.wrap(all, start, length).slice())))) {
            reader.readStartDocument();
            reader.readBsonType();
            reader.skipName();
            var value = VALUES.decode(reader, DecoderContext.builder().build());
            VALUES.encode(out, value, EncoderContext.builder().build());
        }
    }

    /// Shows the one document of the root, if a document can be so large.
    void visit(DocumentVisitor visitor) {
        if (bytes.getPosition() <= Weight.LARGEST_DOCUMENT) {
            visitor.visit(bytes.getInternalBuffer(), 0, bytes.getPosition());
        }
    }

    void forget() {
        bytes.truncateToPosition(0);
        if (arrays.size() > MANY) {
            arrays = new HashMap<>();
        } else {
            arrays.clear();
        }
    }
}
