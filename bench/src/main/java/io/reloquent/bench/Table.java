package io.reloquent.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Lines of cells as text: the first two columns to the left, numbers to the right.
final class Table {

    private static final int WORDS = 2;

    private final List<List<String>> lines = new ArrayList<>();

    Table(String... titles) {
        lines.add(List.of(titles));
    }

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    static String number(OptionalDouble value, int digits) {
        return value.isPresent() ? number(value.getAsDouble(), digits) : "–";
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                text.append(i == 0 ? "" : "  ").append(cell(line.get(i), i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String cell(String content, int column) {
        int width = lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
        String room = " ".repeat(width - content.length());
        return column < WORDS ? content + room : room + content;
    }
}
