package io.reloquent.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.shell.jline.tui.table.ArrayTableModel;
import org.springframework.shell.jline.tui.table.BorderSpecification;
import org.springframework.shell.jline.tui.table.BorderStyle;
import org.springframework.shell.jline.tui.table.CellMatchers;
import org.springframework.shell.jline.tui.table.NoWrapSizeConstraints;
import org.springframework.shell.jline.tui.table.SimpleHorizontalAligner;
import org.springframework.shell.jline.tui.table.TableBuilder;

/// A table for a person: a heading, a line, and rows that fit the terminal.
public final class Rows {

    /// Between columns; an aligner would take plain spaces away.
    private static final String GAP = "\u00a0\u00a0";

    private static final int UNBOUNDED = 10_000;
    private static final int SHORTEST_NAME = 12;
    private static final int NARROWEST_SENTENCES = 24;

    private final List<String> heading;
    private final Set<Integer> right;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param heading a name for every column; those of figures, which stand at the right, begin with `>`
    public Rows(String... heading) {
        this.heading = List.of(heading).stream()
                .map(name -> name.startsWith(">") ? name.substring(1) : name)
                .toList();
        this.right = IntStream.range(0, heading.length)
                .filter(i -> heading[i].startsWith(">"))
                .boxed()
                .collect(Collectors.toSet());
    }

    public Rows add(String... cells) {
        if (cells.length != heading.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + heading);
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The table as text.
    ///
    /// @param columns how wide it may be; 0 where nothing bounds it
    public String render(int columns) {
        List<List<String>> all = new ArrayList<>();
        all.add(heading);
        all.addAll(columns > 0 ? shortened(columns) : rows);
        int last = heading.size() - 1;
        Object[][] cells = all.stream()
                .map(row -> IntStream.rangeClosed(0, last)
                        .mapToObj(i -> (Object) (i == last ? row.get(i) : row.get(i) + GAP))
                        .toArray())
                .toArray(Object[][]::new);
        var table = new TableBuilder(new ArrayTableModel(cells));
        // Only the last column may break into lines; the library would break them all a little.
        IntStream.range(0, last)
                .forEach(column -> table.on(CellMatchers.column(column)).addSizer(new NoWrapSizeConstraints()));
        right.forEach(column -> table.on(CellMatchers.column(column)).addAligner(SimpleHorizontalAligner.right));
        if (!rows.isEmpty()) {
            table.paintBorder(BorderStyle.fancy_light, BorderSpecification.TOP)
                    .fromRowColumn(1, 0)
                    .toBottomRight();
        }
        return table.build()
                .render(columns > 0 ? columns : UNBOUNDED)
                .lines()
                .map(line -> line.replace('\u00a0', ' ').stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    /// Names too long for the terminal lose their middle; a table that breaks every line is read by nobody.
    private List<List<String>> shortened(int columns) {
        int over = width() - columns;
        if (over <= 0) {
            return rows;
        }
        int widest = widest();
        int allowed = Math.max(SHORTEST_NAME, longest(widest) - over);
        return rows.stream()
                .map(row -> {
                    List<String> copy = new ArrayList<>(row);
                    copy.set(widest, middleOut(row.get(widest), allowed));
                    return copy;
                })
                .toList();
    }

    private int width() {
        int width = 0;
        for (int i = 0; i < heading.size() - 1; i++) {
            width += longest(i) + GAP.length();
        }
        int last = heading.size() - 1;
        boolean sentences = rows.stream().anyMatch(row -> row.get(last).contains(" "));
        return width + (sentences ? Math.min(longest(last), NARROWEST_SENTENCES) : longest(last));
    }

    private int widest() {
        int widest = 0;
        for (int i = 1; i < heading.size(); i++) {
            widest = longest(i) > longest(widest) ? i : widest;
        }
        return widest;
    }

    private int longest(int column) {
        int longest = heading.get(column).length();
        for (List<String> row : rows) {
            longest = Math.max(longest, row.get(column).length());
        }
        return longest;
    }

    private static String middleOut(String text, int allowed) {
        // Sentences wrap well; only single words are cut.
        if (text.length() <= allowed || text.contains(" ")) {
            return text;
        }
        int head = allowed / 2;
        return text.substring(0, head) + "…" + text.substring(text.length() - (allowed - head - 1));
    }
}
