package io.reloquent.shell.terminal;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/// The line of one bar: name, bar, percent, documents, rows, documents per second, time left.
final class BarLine implements ProgressBarRenderer {

    private static final int NAME_COLUMNS = 16;
    private static final int BAR_COLUMNS = 12;

    private volatile long rows;
    private volatile boolean ended;

    void rows(long read) {
        rows = read;
    }

    void end() {
        ended = true;
    }

    @Override
    public String render(ProgressState state, int columns) {
        long done = state.getCurrent();
        long expected = state.isIndefinite() ? 0 : Math.max(done, state.getMax());
        Duration since = state.getElapsedAfterStart();
        var line = new StringBuilder(name(state.getTaskName())).append(' ');
        line.append(bar(done, expected)).append(' ');
        line.append(expected == 0 ? "    " : "%3d%%".formatted(done * 100 / expected));
        line.append("%7s docs".formatted(Figures.brief(done)));
        line.append(rows == 0 ? "" : "%7s rows".formatted(Figures.brief(rows)));
        line.append(rest(new Pace(rows, done, expected, since), since));
        return line.length() > columns ? line.substring(0, columns) : line.toString();
    }

    private String rest(Pace pace, Duration since) {
        if (ended) {
            return "  " + Figures.time(since);
        }
        // The first moments say nothing about the pace.
        return since.toMillis() < 500 ? "" : "%8s/s".formatted(Figures.brief(pace.perSecond())) + left(pace);
    }

    private static String left(Pace pace) {
        return pace.left().map(left -> "  " + Figures.time(left) + " left").orElse("");
    }

    private String bar(long done, long expected) {
        int full = ended ? BAR_COLUMNS : expected == 0 ? 0 : (int) (done * BAR_COLUMNS / expected);
        return "█".repeat(full) + "░".repeat(BAR_COLUMNS - full);
    }

    private static String name(String name) {
        return name.length() > NAME_COLUMNS
                ? name.substring(0, NAME_COLUMNS - 1) + "…"
                : name + " ".repeat(NAME_COLUMNS - name.length());
    }
}
