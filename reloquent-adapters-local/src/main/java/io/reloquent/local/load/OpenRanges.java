package io.reloquent.local.load;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.run.Chunk;
import io.reloquent.run.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The key ranges that are still to be loaded.
///
/// Within a stream chunks are fenced in key order, so each stream's chunks are an unbroken stretch from its
/// beginning; and streams are numbered in key order.
public final class OpenRanges {

    private OpenRanges() {}

    /// All of a collection, cut as the plan says; or what fenced chunks leave of it.
    public static List<OpenRange> of(CollectionPlan collection, Snapshot snapshot, List<Chunk> done) {
        return done.isEmpty() ? all(collection, snapshot, collection.ranges().value()) : after(done);
    }

    /// All of a collection, cut into at most so many ranges.
    public static List<OpenRange> all(CollectionPlan collection, Snapshot snapshot, int ranges) {
        List<OpenRange> split = new ArrayList<>();
        List<String> after = List.of();
        if (ranges > 1) {
            for (List<String> key : snapshot.boundaries(collection.root().read(), ranges)) {
                split.add(new OpenRange(split.size(), new KeyRange(after, key)));
                after = key;
            }
        }
        split.add(new OpenRange(split.size(), new KeyRange(after, List.of())));
        return split;
    }

    private static List<OpenRange> after(List<Chunk> done) {
        var streams = new TreeMap<Integer, List<Chunk>>();
        done.forEach(chunk ->
                streams.computeIfAbsent(chunk.stream(), s -> new ArrayList<>()).add(chunk));
        List<OpenRange> open = new ArrayList<>();
        List<String> reached = List.of();
        int stream = 0;
        boolean ended = false;
        for (var entry : streams.entrySet()) {
            List<String> start = start(entry.getValue());
            if (!start.equals(reached)) {
                open.add(new OpenRange(stream, new KeyRange(reached, start)));
            }
            stream = entry.getKey();
            reached = end(start, entry.getValue());
            ended = reached.isEmpty();
        }
        if (!ended) {
            open.add(new OpenRange(stream, new KeyRange(reached, List.of())));
        }
        return open;
    }

    private static List<String> start(List<Chunk> chunks) {
        List<List<String>> ends = chunks.stream().map(c -> c.range().upTo()).toList();
        return chunks.stream()
                .map(c -> c.range().after())
                .filter(after -> after.isEmpty() || !ends.contains(after))
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> end(List<String> start, List<Chunk> chunks) {
        List<String> at = start;
        for (int i = 0; i < chunks.size(); i++) {
            List<String> from = at;
            at = chunks.stream()
                    .map(Chunk::range)
                    .filter(range -> range.after().equals(from))
                    .map(KeyRange::upTo)
                    .findFirst()
                    .orElse(from);
        }
        return at;
    }
}
