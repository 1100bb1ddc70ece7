package io.reloquent.shell.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/// Progress as a plain line every ten seconds, for logs.
final class Lines implements LiveProgress {

    private static final long EVERY = Duration.ofSeconds(10).toNanos();

    private final PrintWriter err;
    private String current = "";
    private long began;
    private long spoke = System.nanoTime();

    Lines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void say(String sentence) {
        err.println(sentence);
    }

    @Override
    public synchronized void collection(String name, long rows, long documents, long expected) {
        long now = System.nanoTime();
        if (!name.equals(current)) {
            current = name;
            began = now;
        }
        if (now - spoke >= EVERY) {
            spoke = now;
            err.println(name + ": " + new Pace(rows, documents, expected, Duration.ofNanos(now - began)).sentence());
        }
    }

    @Override
    public void close() {}
}
