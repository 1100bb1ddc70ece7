package io.reloquent.port.compute;

import io.reloquent.verification.BucketSums;

/// Hashes documents, always alike. Safe for several threads at once.
public interface Hasher {

    /// Adds a document to sums.
    void add(byte[] document, int offset, int length, BucketSums sums);

    /// Which bucket of sums a document falls into: its `_id` alone decides.
    int bucket(byte[] document, int offset, int length);

    /// A hash of a document's `_id` alone.
    long id(byte[] document, int offset, int length);
}
