package io.reloquent.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in memory. Each row lies in an array of its own, its values one after the other and away from the beginning.
final class Rows implements RowStream {

    private static final int BEFORE = 5;

    private final List<? extends List<byte[]>> rows;
    private int at = -1;
    private byte[] bytes = {};
    private int[] offsets = {};
    private int[] lengths = {};

    /// @param rows each value of each row in PostgreSQL's form
    Rows(List<? extends List<byte[]>> rows) {
        this.rows = new ArrayList<>(rows);
    }

    @Override
    public boolean next() {
        if (at + 1 >= rows.size()) {
            return false;
        }
        at++;
        List<byte[]> row = rows.get(at);
        offsets = new int[row.size()];
        lengths = new int[row.size()];
        int size = BEFORE;
        for (int i = 0; i < row.size(); i++) {
            byte[] value = row.get(i);
            offsets[i] = size;
            lengths[i] = PostgresForm.isNull(value) ? -1 : value.length;
            size += Math.max(lengths[i], 0);
        }
        bytes = new byte[size + 1];
        Arrays.fill(bytes, (byte) 0x77);
        for (int i = 0; i < row.size(); i++) {
            byte[] value = row.get(i);
            if (!PostgresForm.isNull(value)) {
                System.arraycopy(value, 0, bytes, offsets[i], value.length);
            }
        }
        return true;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int offset(int column) {
        return offsets[column];
    }

    @Override
    public int length(int column) {
        return lengths[column];
    }

    @Override
    public void close() {}
}
