package io.reloquent.shell.terminal;

import java.time.Duration;

/// How far one collection is, how fast it goes and when it will be there.
record Pace(long rows, long documents, long expected, Duration since) {

    String sentence() {
        String of = expected > documents ? " of about " + Figures.count(expected) : "";
        String read = rows > 0 ? Figures.count(rows) + " rows read, " : "";
        return read + Figures.count(documents) + of + " documents, " + Figures.count(perSecond()) + "/s" + remaining();
    }

    long perSecond() {
        return documents * 1_000 / Math.max(1, since.toMillis());
    }

    private String remaining() {
        long speed = perSecond();
        return speed == 0 || expected <= documents
                ? ""
                : ", " + Figures.time(Duration.ofSeconds((expected - documents) / speed)) + " left";
    }
}
