package io.reloquent.local.direct;

import io.reloquent.run.Chunk;
import io.reloquent.run.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The key ranges that fenced chunks leave open.
///
/// Within a stream chunks are fenced in key order, so each stream's chunks are an unbroken stretch from its
/// beginning; and streams are numbered in key order.
final class Remaining {

    private Remaining() {}

    static List<OpenRange> after(List<Chunk> done) {
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
