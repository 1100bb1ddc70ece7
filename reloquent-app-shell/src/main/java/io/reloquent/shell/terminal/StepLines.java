package io.reloquent.shell.terminal;

import io.reloquent.run.Progress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// One line for each step of a longer job: what it is doing while it runs, and what came out, in how long.
public final class StepLines implements AutoCloseable {

    private static final int NAME_COLUMNS = 14;
    private static final int DETAIL_COLUMNS = 52;
    private static final int TICK_MILLISECONDS = 200;

    private final Console console;
    private final boolean quiet;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "step-lines");
        thread.setDaemon(true);
        return thread;
    });

    public StepLines(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
    }

    /// Does a step, and draws its line.
    ///
    /// @param work takes somebody to tell how far it is, and answers what came out in a few words
    public void step(String name, Function<Progress, String> work) {
        var line = new Line(name);
        var ticking = clock.scheduleWithFixedDelay(line::draw, 0, TICK_MILLISECONDS, TimeUnit.MILLISECONDS);
        boolean done = false;
        try {
            line.detail = work.apply(line);
            done = true;
        } finally {
            ticking.cancel(false);
            line.end(done);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /// The line of the step that is running.
    private final class Line implements Progress {
        private final String name;
        private final long began = System.nanoTime();
        private volatile String detail = "";
        private boolean ended;

        Line(String name) {
            this.name = name;
        }

        @Override
        public void say(String sentence) {
            detail = sentence;
        }

        @Override
        public void collection(String collection, long rows, long documents, long expected) {
            detail = collection + " " + Figures.count(documents)
                    + (expected > documents ? " of " + Figures.count(expected) : "");
        }

        synchronized void draw() {
            if (!quiet && console.errTerminal() && !ended) {
                console.err().print("\r" + text("…") + "\u001b[K");
                console.err().flush();
            }
        }

        synchronized void end(boolean done) {
            ended = true;
            if (!quiet) {
                console.err().print(console.errTerminal() ? "\r\u001b[K" : "");
                Paint paint = console.paintErr();
                console.err().println(text(done ? paint.good("✓") : paint.bad("✗")));
            }
        }

        private String text(String mark) {
            String shown = detail.length() > DETAIL_COLUMNS ? detail.substring(0, DETAIL_COLUMNS - 1) + "…" : detail;
            return mark + " " + padded(name, NAME_COLUMNS) + padded(shown, DETAIL_COLUMNS)
                    + "%9s".formatted(Figures.time(Duration.ofNanos(System.nanoTime() - began)));
        }

        private String padded(String text, int columns) {
            return text + " ".repeat(Math.max(0, columns - text.length()));
        }
    }
}
