package io.reloquent.source.witness;

/// How large the document being built will be at least, so that one that is too large is given up before it takes more
/// memory than a document can.
final class Weight {

    /// MongoDB's limit, in bytes.
    static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private long total;
    private long copied;

    /// Bytes of elements that went into another document.
    void copy(int length) {
        copied += length;
    }

    long copied() {
        return copied;
    }

    /// Bytes that will be in the document.
    void add(long length) {
        total += Math.max(0, length);
    }

    long total() {
        return total;
    }

    boolean isTooMuch() {
        return total > LARGEST_DOCUMENT;
    }

    void forget() {
        total = 0;
        copied = 0;
    }
}
