package io.reloquent.shell.terminal;

import io.reloquent.catalog.RowCount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers as people read them.
public final class Figures {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

    private static final String BRIEF = "kMGT";

    private Figures() {}

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A number in at most six characters: `9,999`, `64.8k`, `131k`, `1.2M`.
    public static String brief(long number) {
        if (number < 10_000) {
            return count(number);
        }
        double value = number;
        int unit = -1;
        while (value >= 999.5 && unit < BRIEF.length() - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value) + BRIEF.charAt(unit);
    }

    /// A number and what it counts: `1 table`, `2 tables`.
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /// Rows, with `~` before a number that nobody counted.
    public static String rows(RowCount rows) {
        return switch (rows.basis()) {
            case COUNTED -> count(rows.rows());
            case STATISTICS, PAGES -> "~" + count(rows.rows());
            case UNKNOWN -> "?";
        };
    }

    /// Bytes, in units of 1,000.
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /// A moment, to the minute, in the time zone of this machine.
    public static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }

    public static String time(Duration took) {
        long seconds = took.toSeconds();
        if (took.toMillis() < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1_000.0);
        }
        return seconds < 3_600
                ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
                : "%d h %02d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
    }
}
