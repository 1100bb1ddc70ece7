package io.reloquent.core;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.compute.Reassembler;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Progress;
import io.reloquent.verification.CollectionCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Some documents of a run, from all over the keys of each collection, held against what their rows make.
record Samples(
        Ledger ledger,
        SnapshotSource snapshots,
        Reassembler reassembler,
        DocumentReader reader,
        Investigation investigation) {

    /// Of a collection, however small its part is.
    private static final long FEWEST = 10;

    /// @param all how many documents to look at, about
    List<CollectionCheck> checks(LoadedRun loaded, int all, Progress progress) {
        String run = loaded.run().id();
        Map<String, List<Chunk>> chunks = Chunk.byCollection(ledger.chunks(run));
        Map<String, Set<List<String>>> setAside = ledger.deadLetters(run).stream()
                .collect(Collectors.groupingBy(
                        DeadLetter::collection, Collectors.mapping(DeadLetter::key, Collectors.toSet())));
        Map<String, Long> sent = new TreeMap<>();
        chunks.forEach((name, own) ->
                sent.put(name, own.stream().mapToLong(Chunk::documents).sum()));
        Map<String, Integer> shares = shares(sent, all);
        List<CollectionCheck> checks = new ArrayList<>();
        try (Snapshot snapshot = snapshots.take()) {
            for (CollectionPlan collection : loaded.plan().collections()) {
                String name = collection.collection();
                Set<List<String>> letters = setAside.getOrDefault(name, Set.of());
                var compared = new AtomicLong();
                Investigation.Result result = investigation.compare(
                        name,
                        visitor -> show(
                                collection,
                                snapshot,
                                shares.getOrDefault(name, 0),
                                letters,
                                progress,
                                (b, at, length) -> {
                                    compared.incrementAndGet();
                                    visitor.visit(b, at, length);
                                }));
                checks.add(new CollectionCheck(
                        name,
                        sent.getOrDefault(name, 0L),
                        reader.count(name),
                        compared.get(),
                        false,
                        null,
                        result.mismatches(),
                        result.discrepancies(),
                        RowChecks.of(collection, chunks.getOrDefault(name, List.of()), loaded.run(), letters.size())));
            }
        }
        return checks;
    }

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

    private void show(
            CollectionPlan collection,
            Snapshot snapshot,
            int count,
            Set<List<String>> letters,
            Progress progress,
            DocumentVisitor visitor) {
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
