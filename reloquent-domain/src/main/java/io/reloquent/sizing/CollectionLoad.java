package io.reloquent.sizing;

import java.util.List;

/// What it takes to make one collection.
///
/// @param documents  how many it will have
/// @param reads      the root's first
/// @param indexBytes of all its indexes, `_id`'s included
/// @param ranges     into how many key ranges it is cut
public record CollectionLoad(String collection, long documents, List<ReadSize> reads, long indexBytes, int ranges) {

    public CollectionLoad {
        reads = List.copyOf(reads);
    }

    public long rows() {
        return reads.stream().mapToLong(ReadSize::rows).sum();
    }

    /// Bytes that the source sends.
    public long sentBytes() {
        return Math.round(reads.stream().mapToDouble(ReadSize::sent).sum());
    }

    /// Bytes of BSON.
    public long bytes() {
        return Math.round(reads.stream().mapToDouble(ReadSize::bson).sum());
    }

    /// By how many bytes of BSON that may be wrong, as the standard error of the rows that were looked at.
    public long error() {
        return Math.round(Math.sqrt(reads.stream()
                .mapToDouble(read -> Math.pow(read.rows() * read.bsonError(), 2))
                .sum()));
    }

    public long documentBytes() {
        return documents == 0 ? 0 : bytes() / documents;
    }
}
