package io.reloquent.core;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.compute.Reassembler;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Progress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Some documents of a run, from all over the keys of each collection, made again from the source.
record Samples(Reassembler reassembler, Snapshot snapshot, List<DeadLetter> setAside, Progress progress) {

    /// Of a collection, however small its part is.
    private static final long FEWEST = 10;

    /// How many of each collection to look at, so that they are about so many in all and each has its share.
    static Map<String, Integer> shares(Map<String, Long> documents, int all) {
        long total = Math.max(
                1, documents.values().stream().mapToLong(Long::longValue).sum());
        Map<String, Integer> shares = new TreeMap<>();
        documents.forEach((collection, held) -> {
            long share = Math.round((double) all * held / total);
            shares.put(collection, (int) Math.min(held, Math.max(Math.min(all, FEWEST), share)));
        });
        return shares;
    }

    void show(CollectionPlan collection, int count, DocumentVisitor visitor) {
        Set<List<String>> letters = setAside.stream()
                .filter(letter -> letter.collection().equals(collection.collection()))
                .map(DeadLetter::key)
                .collect(Collectors.toSet());
        Set<List<String>> keys =
                new LinkedHashSet<>(snapshot.boundaries(collection.root().read(), count + 1));
        keys.removeAll(letters);
        long done = 0;
        for (List<String> key : keys) {
            reassembler.one(collection, snapshot, key, visitor);
            progress.collection(collection.collection(), 0, ++done, keys.size());
        }
    }
}
