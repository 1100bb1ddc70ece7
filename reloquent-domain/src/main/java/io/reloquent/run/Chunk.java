package io.reloquent.run;

import io.reloquent.verification.BucketSums;
import java.util.List;

/// A stretch of a collection that was written and fenced: every document of the range is in the target for good.
///
/// @param bytes of BSON
public record Chunk(
        String collection, KeyRange range, long documents, long bytes, List<ReadCount> counts, BucketSums sums) {
    public Chunk {
        counts = List.copyOf(counts);
    }
}
