package io.reloquent.shell.terminal;

import java.io.PrintWriter;

/// Progress on one line that is written over, and gone at the end.
final class OneLine implements LiveProgress {

    private final PrintWriter err;
    private final int columns;
    private String sentence = "";

    OneLine(Console console) {
        this.err = console.err();
        this.columns = console.columns() - 1;
    }

    @Override
    public synchronized void say(String text) {
        sentence = text;
        draw(text);
    }

    @Override
    public synchronized void collection(String name, long rows, long documents, long expected) {
        if (expected > 0) {
            draw(sentence + "  " + documents * 100 / expected + "%");
        }
    }

    private void draw(String text) {
        err.print("\r" + (text.length() > columns ? text.substring(0, columns) : text) + "\u001b[K");
        err.flush();
    }

    @Override
    public synchronized void close() {
        draw("");
    }
}
