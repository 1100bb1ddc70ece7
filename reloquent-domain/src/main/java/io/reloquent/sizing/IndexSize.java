package io.reloquent.sizing;

import io.reloquent.plan.IndexPlan;
import io.reloquent.plan.Plan;
import java.util.List;

/// How large the indexes of a collection will be.
public final class IndexSize {

    /// Where a document is, and what an entry costs besides its key.
    private static final long ENTRY = 12;

    /// A value in a key, of most types; texts may be longer, and what keys begin with alike is stored once.
    private static final long VALUE = 12;

    private IndexSize() {}

    /// Bytes of all of them, `_id`'s included: one entry for each document, or for each element where a field lies in
    /// an array.
    ///
    /// @param reads of the collection, the root's first
    public static long of(Plan plan, String collection, List<ReadSize> reads) {
        long documents = reads.getFirst().rows();
        long bytes = documents * (ENTRY + VALUE);
        for (IndexPlan index : plan.indexes()) {
            if (index.collection().equals(collection)) {
                bytes += entries(index, reads) * (ENTRY + VALUE * index.keys().size());
            }
        }
        return bytes;
    }

    private static long entries(IndexPlan index, List<ReadSize> reads) {
        long entries = reads.getFirst().rows();
        for (ReadSize read : reads) {
            boolean within = !read.place().isEmpty()
                    && index.keys().stream()
                            .anyMatch(key -> key.path().equals(read.place())
                                    || key.path().startsWith(read.place() + "."));
            entries = within ? Math.max(entries, read.rows()) : entries;
        }
        return entries;
    }
}
