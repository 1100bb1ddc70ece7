package io.reloquent.web.live;

import io.reloquent.web.live.LiveMessage.EntryView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What has happened in a job, in order. Not for several threads.
final class Log {

    private static final int MOST = 100_000;
    private static final int SHOWN = 200;

    private final List<EntryView> entries = new ArrayList<>();

    void add(long sequence, Instant at, String kind, String text) {
        if (entries.size() < MOST) {
            entries.add(new EntryView(sequence, at, kind, text));
        }
    }

    List<EntryView> all() {
        return List.copyOf(entries);
    }

    List<EntryView> latest() {
        return List.copyOf(entries.subList(Math.max(0, entries.size() - SHOWN), entries.size()));
    }

    /// What came after a sequence number.
    List<EntryView> after(long sequence) {
        int first = entries.size();
        while (first > 0 && entries.get(first - 1).sequence() > sequence) {
            first--;
        }
        return List.copyOf(entries.subList(first, entries.size()));
    }
}
