package io.reloquent.port.compute;

import io.reloquent.verification.BucketSums;

/// Hashes documents, always alike.
public interface Hasher {

    /// Adds a document to sums, and says which bucket it fell into.
    int add(byte[] document, int offset, int length, BucketSums sums);

    /// A hash of a document's `_id` alone.
    long id(byte[] document, int offset, int length);
}
