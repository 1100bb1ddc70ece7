package io.reloquent.shell.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// One bar for each collection, on a terminal.
final class Bars implements LiveProgress {

    private static final int MILLISECONDS = 100;
    private static final int NAME_COLUMNS = 22;

    private final PrintWriter err;
    private final int columns;
    private String current = "";
    private @Nullable ProgressBar bar;

    Bars(Console console) {
        this.err = console.err();
        this.columns = Math.min(console.columns(), 100) - 1;
    }

    @Override
    public synchronized void say(String sentence) {
        finish();
        err.println(sentence);
    }

    @Override
    public synchronized void collection(String name, long rows, long documents, long expected) {
        if (!name.equals(current) || bar == null) {
            finish();
            current = name;
            bar = start(name, expected);
        }
        if (expected > 0 && documents > bar.getMax()) {
            bar.maxHint(documents);
        }
        if (rows > 0) {
            bar.setExtraMessage(" " + Figures.count(rows) + " rows");
        }
        bar.stepTo(documents);
    }

    private ProgressBar start(String name, long expected) {
        return new ProgressBarBuilder()
                .setTaskName(padded(name))
                .setInitialMax(expected > 0 ? expected : -1)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(MILLISECONDS)
                .setMaxRenderedLength(columns)
                .continuousUpdate()
                .showSpeed()
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, columns))
                .build();
    }

    private void draw(String line) {
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    private void finish() {
        if (bar != null) {
            bar.maxHint(bar.getCurrent());
            bar.close();
            bar = null;
            err.println();
        }
    }

    private static String padded(String name) {
        return name.length() > NAME_COLUMNS
                ? name.substring(0, NAME_COLUMNS - 1) + "…"
                : name + " ".repeat(NAME_COLUMNS - name.length());
    }

    @Override
    public synchronized void close() {
        finish();
    }
}
