package io.reloquent.run;

import io.reloquent.verification.BucketSums;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A stretch of a collection that was written and fenced: every document of the range is in the target for good.
///
/// @param stream which of the ranges read at once it belongs to, from 0; within one, chunks are fenced in key order
/// @param bytes  of BSON
public record Chunk(
        String collection,
        int stream,
        KeyRange range,
        long documents,
        long bytes,
        List<ReadCount> counts,
        BucketSums sums) {
    public Chunk {
        counts = List.copyOf(counts);
    }

    /// The chunks of each collection, in the order given.
    public static Map<String, List<Chunk>> byCollection(List<Chunk> chunks) {
        return chunks.stream()
                .collect(Collectors.groupingBy(Chunk::collection, LinkedHashMap::new, Collectors.toList()));
    }
}
