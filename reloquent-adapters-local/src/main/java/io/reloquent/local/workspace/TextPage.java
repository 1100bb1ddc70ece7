package io.reloquent.local.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Plain text of 80 columns: what is longer goes on, indented, on the next line.
final class TextPage {

    static final int WIDTH = 80;

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    String text() {
        return out.toString();
    }

    void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    void gap() {
        out.append('\n');
    }

    void heading(String text) {
        gap();
        line(text);
        line("-".repeat(text.length()));
    }

    void fact(String name, String value) {
        item("%-9s".formatted(name), value);
    }

    /// A text after a mark; further lines start below its first word.
    void item(String mark, String text) {
        String indent = " ".repeat(mark.length());
        String start = mark;
        for (String line : wrapped(clean(text), WIDTH - mark.length())) {
            line(start + line);
            start = indent;
        }
    }

    /// Rows of cells, the first one the headings; the first column is on the left, all others on the right.
    void table(List<List<String>> rows) {
        List<Integer> widths = widths(rows);
        for (List<String> row : rows) {
            var line = new StringBuilder(padded(shortened(row.get(0), widths.get(0)), widths.get(0)));
            for (int i = 1; i < row.size(); i++) {
                String cell = row.get(i);
                line.append("  ")
                        .append(" ".repeat(widths.get(i) - length(cell)))
                        .append(cell);
            }
            line(line.toString());
        }
    }

    /// Columns are as wide as their cells; the first one gives way where a line would be too long.
    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> length(clean(row.get(column))))
                    .max()
                    .orElse(0));
        }
        int others = widths.stream().skip(1).mapToInt(width -> width + 2).sum();
        widths.set(0, Math.max(10, Math.min(widths.get(0), WIDTH - others)));
        return widths;
    }

    private static String shortened(String text, int width) {
        String clean = clean(text);
        return length(clean) <= width ? clean : clean.substring(0, clean.offsetByCodePoints(0, width - 3)) + "...";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// What could end a line or hide in it becomes a space: names and values are those of the user's databases.
    private static String clean(String text) {
        var clean = new StringBuilder();
        text.codePoints().forEach(c -> clean.appendCodePoint(YamlScalar.isVisible(c) ? c : ' '));
        return clean.toString();
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && length(line.toString()) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String rest = line.length() == 0 ? word : line + " " + word;
            while (length(rest) > width) {
                int end = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.replace(0, line.length(), rest);
        }
        lines.add(line.toString());
        return lines;
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.95 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, units[unit]);
    }

    static String time(Instant instant) {
        return SECOND.format(instant);
    }

    static String time(Duration took) {
        if (took.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
        }
        String minutes = "%d min %d s".formatted(took.toMinutesPart(), took.toSecondsPart());
        return took.toHours() < 1 ? minutes : "%d h %s".formatted(took.toHours(), minutes);
    }
}
