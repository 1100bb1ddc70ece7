package io.reloquent.kernel;

/// A PostgreSQL array in binary form as a BSON array: one inside another for each dimension. Lower bounds are not
/// kept.
final class ArrayWriter {

    private final BsonBuffer out;
    private final Encoding encoding;
    private final byte[] row;
    private final int[] sizes;
    private int at;
    private int shortened;

    private ArrayWriter(BsonBuffer out, Encoding encoding, byte[] row, int[] sizes, int at) {
        this.out = out;
        this.encoding = encoding;
        this.row = row;
        this.sizes = sizes;
        this.at = at;
    }

    /// Writes an array and says of how many elements something is lost.
    static int write(BsonBuffer out, Encoding encoding, byte[] row, int offset) {
        int dimensions = BigEndian.int4(row, offset);
        int at = offset + 12;
        int[] sizes = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = BigEndian.int4(row, at);
            at += 8;
        }
        if (dimensions == 0) {
            out.endDocument(out.startDocument());
            return 0;
        }
        var writer = new ArrayWriter(out, encoding, row, sizes, at);
        writer.dimension(0);
        return writer.shortened;
    }

    private void dimension(int depth) {
        int array = out.startDocument();
        for (int i = 0; i < sizes[depth]; i++) {
            int field = out.startField(BsonBuffer.index(i));
            if (depth < sizes.length - 1) {
                dimension(depth + 1);
                out.endField(field, BsonBuffer.ARRAY);
            } else {
                out.endField(field, element());
            }
        }
        out.endDocument(array);
    }

    private int element() {
        int length = BigEndian.int4(row, at);
        int offset = at + 4;
        at = offset + Math.max(length, 0);
        if (length < 0) {
            return BsonBuffer.NULL;
        }
        if (encoding.loses(row, offset)) {
            shortened++;
        }
        return encoding.writeValue(out, row, offset, length);
    }
}
