package io.reloquent.sizing;

import java.util.List;
import java.util.function.ToLongFunction;

/// What a migration has to read, make and write.
///
/// @param plan      hash of the plan
/// @param diskBytes of the tables that are read, each counted once, with their indexes
public record Workload(String plan, long diskBytes, List<CollectionLoad> collections) {

    public Workload {
        collections = List.copyOf(collections);
    }

    public long documents() {
        return sum(CollectionLoad::documents);
    }

    public long rows() {
        return sum(CollectionLoad::rows);
    }

    public long sentBytes() {
        return sum(CollectionLoad::sentBytes);
    }

    public long bytes() {
        return sum(CollectionLoad::bytes);
    }

    public long indexBytes() {
        return sum(CollectionLoad::indexBytes);
    }

    /// The share of [#bytes()] by which they may be wrong.
    public double error() {
        double square = collections.stream()
                .mapToDouble(collection -> Math.pow((double) collection.error(), 2))
                .sum();
        return bytes() == 0 ? 0 : Math.sqrt(square) / bytes();
    }

    /// Bytes of documents for each byte that the tables have on disk.
    public double expansion() {
        return diskBytes == 0 ? 0 : (double) bytes() / diskBytes;
    }

    private long sum(ToLongFunction<CollectionLoad> figure) {
        return collections.stream().mapToLong(figure).sum();
    }
}
