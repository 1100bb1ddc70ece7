package io.reloquent.kernel;

/// The row at a place in memory.
final class PackedRow implements Row {

    private final RowForm form;
    private final int[] offsets;
    private final int[] lengths;
    private byte[] bytes = {};
    private int start;

    PackedRow(RowForm form, int columns) {
        this.form = form;
        offsets = new int[columns];
        lengths = new int[columns];
    }

    /// Stands at a row and knows the values of its key.
    void atKey(byte[] array, int offset) {
        bytes = array;
        start = offset;
        form.readKey(bytes, start, offsets, lengths);
    }

    /// Stands at a row and knows all its values.
    void at(byte[] array, int offset) {
        bytes = array;
        start = offset;
        form.read(bytes, start, offsets, lengths);
    }

    /// Where the row begins, with the length of the whole.
    int start() {
        return start;
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
