package io.reloquent.kernel;

import java.util.List;

/// How rows lie in memory and in files while they are sorted: the length of the whole, one byte for each value, then
/// the values, those of the key first.
///
/// The byte says how long the value is, or that it is null, or that four bytes in front of it say so.
final class RowForm {

    private static final int LONG = 254;
    private static final int NULL = 255;

    private final int[] columns;
    private final int keyColumns;

    RowForm(int count, List<KeyColumn> key) {
        boolean[] isKey = new boolean[count];
        key.forEach(part -> isKey[part.column()] = true);
        columns = new int[count];
        int at = 0;
        for (boolean first : new boolean[] {true, false}) {
            for (int column = 0; column < count; column++) {
                if (isKey[column] == first) {
                    columns[at++] = column;
                }
            }
        }
        keyColumns = (int) key.stream().map(KeyColumn::column).distinct().count();
    }

    /// How many bytes a row takes.
    ///
    /// @throws ArithmeticException if it is more than an array can have
    int size(Row row) {
        int size = 4 + columns.length;
        for (int column : columns) {
            int length = row.length(column);
            if (length >= LONG) {
                size = Math.addExact(size, 4);
            }
            if (length > 0) {
                size = Math.addExact(size, length);
            }
        }
        return size;
    }

    void write(Row row, int size, byte[] to, int start) {
        byte[] from = row.bytes();
        BigEndian.putInt4(to, start, size);
        int header = start + 4;
        int at = header + columns.length;
        for (int i = 0; i < columns.length; i++) {
            int length = row.length(columns[i]);
            if (length < 0) {
                to[header + i] = (byte) NULL;
            } else if (length < LONG) {
                to[header + i] = (byte) length;
            } else {
                to[header + i] = (byte) LONG;
                BigEndian.putInt4(to, at, length);
                at += 4;
            }
            at = copy(from, row.offset(columns[i]), length, to, at);
        }
    }

    /// Most values are short, and two moves of eight bytes are faster than asking how many to move.
    private static int copy(byte[] from, int offset, int length, byte[] to, int at) {
        if (length <= 0) {
            return at;
        }
        if (length <= 16 && offset + 16 <= from.length && at + 16 <= to.length) {
            BigEndian.putInt8(to, at, BigEndian.int8(from, offset));
            BigEndian.putInt8(to, at + 8, BigEndian.int8(from, offset + 8));
        } else {
            System.arraycopy(from, offset, to, at, length);
        }
        return at + length;
    }

    /// The length of the whole row that begins here.
    static int size(byte[] bytes, int start) {
        return BigEndian.int4(bytes, start);
    }

    /// Finds the values of the key.
    void readKey(byte[] bytes, int start, int[] offsets, int[] lengths) {
        read(bytes, start, keyColumns, offsets, lengths);
    }

    /// Finds all values.
    void read(byte[] bytes, int start, int[] offsets, int[] lengths) {
        read(bytes, start, columns.length, offsets, lengths);
    }

    private void read(byte[] bytes, int start, int count, int[] offsets, int[] lengths) {
        int header = start + 4;
        int at = header + columns.length;
        for (int i = 0; i < count; i++) {
            int length = bytes[header + i] & 0xFF;
            if (length >= LONG) {
                if (length == NULL) {
                    length = -1;
                } else {
                    length = BigEndian.int4(bytes, at);
                    at += 4;
                }
            }
            int column = columns[i];
            offsets[column] = at;
            lengths[column] = length;
            at += Math.max(length, 0);
        }
    }
}
