package io.reloquent.shell.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// One bar for each collection, on a terminal.
final class Bars implements LiveProgress {

    private static final int MILLISECONDS = 100;

    private final PrintWriter err;
    private final int columns;
    private String current = "";
    private BarLine line = new BarLine();

    /// Read by the bar's own thread.
    private volatile @Nullable ProgressBar bar;

    Bars(Console console) {
        this.err = console.err();
        this.columns = console.columns() - 1;
    }

    @Override
    public synchronized void say(String sentence) {
        finish();
        err.println(Paragraph.wrapped(sentence, columns));
    }

    @Override
    public synchronized void collection(String name, long rows, long documents, long expected) {
        ProgressBar present = bar;
        if (!name.equals(current) || present == null) {
            finish();
            current = name;
            line = new BarLine();
            present = start(name, expected);
            bar = present;
        }
        if (expected > 0 && documents > present.getMax()) {
            present.maxHint(documents);
        }
        line.rows(rows);
        present.stepTo(documents);
    }

    private ProgressBar start(String name, long expected) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(expected > 0 ? expected : -1)
                .setUpdateIntervalMillis(MILLISECONDS)
                .continuousUpdate()
                .setRenderer(line)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, columns))
                .build();
    }

    /// A bar that was closed while its thread was interrupted may draw once more; its line is another's by then.
    private void draw(String text) {
        if (bar != null) {
            err.print("\r" + text + "\u001b[K");
            err.flush();
        }
    }

    private void finish() {
        ProgressBar ended = bar;
        if (ended != null) {
            line.end();
            ended.maxHint(ended.getCurrent());
            ended.close();
            bar = null;
            err.println();
        }
    }

    @Override
    public synchronized void close() {
        finish();
    }
}
