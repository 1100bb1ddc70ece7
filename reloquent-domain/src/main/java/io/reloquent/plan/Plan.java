package io.reloquent.plan;

import io.reloquent.design.Finding;
import java.util.List;

/// Everything that will happen, before it happens.
///
/// @param hash stands for the source's structure, the design and the target: a run is bound to it
/// @param bytes of the tables that are read, on disk, each counted once
public record Plan(
        String hash,
        String source,
        String target,
        long bytes,
        List<CollectionPlan> collections,
        List<IndexPlan> indexes,
        List<SkippedIndex> skippedIndexes,
        List<Finding> findings) {

    public Plan {
        collections = List.copyOf(collections);
        indexes = List.copyOf(indexes);
        skippedIndexes = List.copyOf(skippedIndexes);
        findings = List.copyOf(findings);
    }

    /// What is to run it.
    public Recommendation<Runner> runner() {
        return Runner.recommended(bytes);
    }

    /// The collections' names, in the order in which they are loaded.
    public List<String> names() {
        return collections.stream().map(CollectionPlan::collection).toList();
    }

    /// Everything that is read from the source.
    public List<Read> reads() {
        return collections.stream()
                .flatMap(collection -> collection.root().reads().stream())
                .toList();
    }

    /// Connections to the source that the widest collection needs at once for one key range.
    public int connections() {
        return collections.stream().mapToInt(c -> c.root().reads().size()).max().orElse(1);
    }
}
