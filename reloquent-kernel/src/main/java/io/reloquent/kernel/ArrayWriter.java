package io.reloquent.kernel;

/// A PostgreSQL array in binary form as a BSON array: one inside another for each dimension. Lower bounds are not
/// kept; one other than 1 is noted as a loss of the array.
final class ArrayWriter {

    private final BsonBuffer out;
    private final Encoding encoding;
    private final byte[] row;
    private final int[] sizes;
    private int at;

    private ArrayWriter(BsonBuffer out, Encoding encoding, byte[] row, int[] sizes, int at) {
        this.out = out;
        this.encoding = encoding;
        this.row = row;
        this.sizes = sizes;
        this.at = at;
    }

    /// Writes an array. The buffer is told of what is lost of each element, and of the array itself.
    static void write(BsonBuffer out, Encoding encoding, byte[] row, int offset) {
        int dimensions = BigEndian.int4(row, offset);
        if (dimensions == 0) {
            out.endDocument(out.startDocument());
            return;
        }
        int[] sizes = new int[dimensions];
        boolean startsAtOne = true;
        int at = offset + 12;
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = BigEndian.int4(row, at);
            startsAtOne &= BigEndian.int4(row, at + 4) == 1;
            at += 8;
        }
        if (!startsAtOne) {
            out.lose();
        }
        new ArrayWriter(out, encoding, row, sizes, at).dimension(0);
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
        return length < 0 ? BsonBuffer.NULL : encoding.writeValue(out, row, offset, length);
    }
}
