package io.reloquent.shell.log;

import io.reloquent.shell.terminal.LiveProgress;

/// Progress that is logged too: every sentence, and of each collection that it has begun.
public final class LoggedProgress implements LiveProgress {

    private final LiveProgress shown;
    private volatile String current = "";

    public LoggedProgress(LiveProgress shown) {
        this.shown = shown;
    }

    @Override
    public void say(String sentence) {
        Logs.logger().info(sentence);
        shown.say(sentence);
    }

    @Override
    public void collection(String name, long rows, long documents, long expected) {
        if (!name.equals(current)) {
            current = name;
            Logs.logger().info("Collection {}: {} of {} documents", name, documents, expected);
        }
        shown.collection(name, rows, documents, expected);
    }

    @Override
    public void close() {
        shown.close();
    }
}
