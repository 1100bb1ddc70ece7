package io.reloquent.web.live;

import io.reloquent.web.live.LiveMessage.CollectionView;
import io.reloquent.web.live.LiveMessage.PointView;
import io.reloquent.web.live.LiveMessage.RatesView;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the collections of a job are, each with the sequence number of its latest change. Not for several threads.
final class Figures {

    private static final int RATE_SECONDS = 5;
    private static final int MOST_POINTS = 600;
    private static final double NANOS = 1e9;

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Deque<Point> points = new ArrayDeque<>();

    private static final class Line {
        private final String name;
        private long documents;
        private long expected;
        private long rows;
        private long bytes;
        private long failures;
        private String state = "waiting";
        private @Nullable Instant nextTry;
        private long changed;

        Line(String name) {
            this.name = name;
        }

        CollectionView view() {
            return new CollectionView(
                    name, documents, expected, rows, bytes, failures, state, Optional.ofNullable(nextTry));
        }
    }

    private record Sample(long nanos, long documents, long rows, long bytes) {}

    private record Point(long sequence, PointView view) {}

    void expect(String name, long expected, long sequence) {
        Line line = line(name);
        line.expected = expected;
        line.changed = sequence;
    }

    /// @return rows that are new
    long progress(String name, long rows, long documents, long expected, long sequence) {
        Line line = line(name);
        if (!line.state.equals("running")) {
            settle("running", "done", sequence);
            line.state = "running";
        }
        if (documents > line.documents) {
            line.nextTry = null;
        }
        long more = rows - line.rows;
        line.rows = rows;
        line.documents = documents;
        line.expected = expected;
        line.changed = sequence;
        return more;
    }

    void bytes(String name, int bytes, long sequence) {
        Line line = line(name);
        line.bytes += bytes;
        line.changed = sequence;
    }

    void failed(String name, long sequence) {
        Line line = line(name);
        line.failures++;
        line.changed = sequence;
    }

    /// Nothing gets through until then, at the soonest.
    void waits(String name, Instant nextTry, long sequence) {
        Line line = line(name);
        line.nextTry = nextTry;
        line.changed = sequence;
    }

    void state(Collection<String> names, String state, long sequence) {
        names.forEach(name -> {
            Line line = line(name);
            line.state = state;
            line.nextTry = null;
            line.changed = sequence;
        });
    }

    void settle(String from, String to, long sequence) {
        state(
                lines.values().stream()
                        .filter(line -> line.state.equals(from))
                        .map(line -> line.name)
                        .toList(),
                to,
                sequence);
    }

    /// What was counted counts no more: everything begins anew.
    void reset(long sequence) {
        for (Line line : lines.values()) {
            line.documents = 0;
            line.rows = 0;
            line.bytes = 0;
        }
        state(lines.keySet(), "waiting", sequence);
        samples.clear();
    }

    private Line line(String name) {
        return lines.computeIfAbsent(name, Line::new);
    }

    List<CollectionView> collections(long after) {
        return lines.values().stream()
                .filter(line -> line.changed > after)
                .map(Line::view)
                .toList();
    }

    /// Notes where things are, once a second.
    void sample(Instant at, long nanos, long sequence) {
        var now = new Sample(
                nanos,
                lines.values().stream().mapToLong(line -> line.documents).sum(),
                lines.values().stream().mapToLong(line -> line.rows).sum(),
                lines.values().stream().mapToLong(line -> line.bytes).sum());
        Sample before = samples.peekLast();
        samples.addLast(now);
        while (samples.size() > RATE_SECONDS + 1) {
            samples.removeFirst();
        }
        if (before != null) {
            RatesView second = between(before, now);
            var view = new PointView(at, second.documentsPerSecond(), second.bytesPerSecond());
            points.addLast(new Point(sequence, view));
        }
        while (points.size() > MOST_POINTS) {
            points.removeFirst();
        }
    }

    RatesView rates() {
        Sample first = samples.peekFirst();
        Sample last = samples.peekLast();
        return first == null || last == null || samples.size() == 1 ? RatesView.NONE : between(first, last);
    }

    private static RatesView between(Sample one, Sample other) {
        double seconds = Math.max(1, other.nanos - one.nanos) / NANOS;
        return new RatesView(
                Math.max(0, other.documents - one.documents) / seconds,
                Math.max(0, other.rows - one.rows) / seconds,
                Math.max(0, other.bytes - one.bytes) / seconds);
    }

    List<PointView> points(long after) {
        List<PointView> found = new ArrayList<>();
        for (Point point : points) {
            if (point.sequence() > after) {
                found.add(point.view());
            }
        }
        return found;
    }
}
