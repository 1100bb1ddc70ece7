package io.reloquent.port.target;

import java.util.List;

/// Reads documents back, as a majority of the target has them.
public interface DocumentReader {

    /// Every document of a collection, in no particular order, in bounded memory.
    void scan(String collection, DocumentVisitor visitor);

    /// The documents that have the same `_id` as one of these, in no particular order.
    void find(String collection, List<byte[]> documents, DocumentVisitor visitor);

    /// How many documents a collection has.
    long count(String collection);
}
