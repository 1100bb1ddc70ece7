package io.reloquent.port.target;

import java.util.Arrays;

/// Complete BSON documents, one after another in one array.
public final class DocumentBatch {

    private final byte[] bytes;
    private int[] ends = new int[64];
    private int count;

    /// An empty batch that can hold `capacity` bytes.
    public DocumentBatch(int capacity) {
        bytes = new byte[capacity];
    }

    /// Adds a copy of a document if there is room for it.
    ///
    /// @return false if there is not; then nothing was added
    public boolean add(byte[] document, int offset, int length) {
        int start = size();
        if (start + length > bytes.length) {
            return false;
        }
        System.arraycopy(document, offset, bytes, start, length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = start + length;
        return true;
    }

    /// Empties it, so that it can be filled again.
    public void clear() {
        count = 0;
    }

    /// Bytes it can hold.
    public int capacity() {
        return bytes.length;
    }

    public int count() {
        return count;
    }

    /// Bytes used.
    public int size() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /// The array itself, not a copy; the batch must not be added to once it is being sent.
    public byte[] bytes() {
        return bytes;
    }

    public int offset(int document) {
        return document == 0 ? 0 : ends[document - 1];
    }

    public int length(int document) {
        return ends[document] - offset(document);
    }
}
