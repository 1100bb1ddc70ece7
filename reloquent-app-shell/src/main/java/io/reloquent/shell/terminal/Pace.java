package io.reloquent.shell.terminal;

import java.time.Duration;
import java.util.Optional;

/// How far one collection is, how fast it goes and when it will be there.
record Pace(long rows, long documents, long expected, Duration since) {

    String sentence() {
        String of = expected > documents ? " of about " + Figures.count(expected) : "";
        String read = rows > 0 ? Figures.count(rows) + " rows read, " : "";
        return read + Figures.count(documents) + of + " documents, " + Figures.count(perSecond()) + "/s"
                + left().map(left -> ", " + Figures.time(left) + " left").orElse("");
    }

    long perSecond() {
        return documents * 1_000 / Math.max(1, since.toMillis());
    }

    Optional<Duration> left() {
        long speed = perSecond();
        return speed == 0 || expected <= documents
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((expected - documents) / speed));
    }
}
