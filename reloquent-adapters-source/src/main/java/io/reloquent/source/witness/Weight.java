package io.reloquent.source.witness;

import io.reloquent.run.Unmakable;

/// How large the document being built will be at least, so that one that is too large is given up before it takes more
/// memory than a document can; and whether it is given up.
final class Weight {

    /// MongoDB's limit, in bytes.
    static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private final Unmakable unmakable;
    private long total;
    private long copied;
    private boolean broken;

    /// @param unmakable what becomes of a document with a value that BSON cannot hold
    Weight(Unmakable unmakable) {
        this.unmakable = unmakable;
    }

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

    /// Gives the document up because of a value; false where that must not be.
    boolean giveUp() {
        broken = unmakable == Unmakable.SET_ASIDE;
        return broken;
    }

    boolean isGivenUp() {
        return broken || total > LARGEST_DOCUMENT;
    }

    void forget() {
        broken = false;
        total = 0;
        copied = 0;
    }
}
