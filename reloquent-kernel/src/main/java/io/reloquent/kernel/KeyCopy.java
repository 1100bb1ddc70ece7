package io.reloquent.kernel;

import java.util.Arrays;

/// The key of a row that has passed: its values in the order of the key's parts.
final class KeyCopy implements Row {

    private final KeyColumn[] key;
    private final int[] offsets;
    private final int[] lengths;
    private byte[] bytes = new byte[64];
    private boolean kept;

    KeyCopy(KeyColumn[] key) {
        this.key = key;
        offsets = new int[key.length];
        lengths = new int[key.length];
    }

    /// Whether a row has this key. In ordered rows the last part is the likeliest to differ.
    boolean isOf(Row row) {
        for (int i = key.length - 1; i >= 0 && kept; i--) {
            if (key[i].compare(row, this, i) != 0) {
                return false;
            }
        }
        return kept;
    }

    /// Takes the key of a row in place of the one before.
    void keep(Row row) {
        kept = true;
        int at = 0;
        for (int i = 0; i < key.length; i++) {
            int length = Math.max(row.length(key[i].column()), 0);
            if (length > bytes.length - at) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + length));
            }
            System.arraycopy(row.bytes(), row.offset(key[i].column()), bytes, at, length);
            offsets[i] = at;
            lengths[i] = row.length(key[i].column());
            at += length;
        }
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
}
