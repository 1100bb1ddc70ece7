package io.reloquent.shell.terminal;

import io.reloquent.run.Progress;

/// Progress that a person watches, until it is closed.
public interface LiveProgress extends Progress, AutoCloseable {

    @Override
    void close();

    /// Bars where they can move, a line now and then where they cannot.
    static LiveProgress on(Console console, boolean quiet) {
        if (quiet) {
            return new Silence();
        }
        return console.movesCursor() ? new Bars(console) : new Lines(console.err());
    }

    /// The same on one line, for many short steps.
    static LiveProgress onOneLine(Console console, boolean quiet) {
        return console.movesCursor() && !quiet ? new OneLine(console) : on(console, quiet);
    }

    /// Says nothing.
    final class Silence implements LiveProgress {
        @Override
        public void say(String sentence) {}

        @Override
        public void collection(String name, long rows, long documents, long expected) {}

        @Override
        public void close() {}
    }
}
