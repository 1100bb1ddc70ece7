package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/// A text to read, a page at a time.
final class PageBox {

    private static final int AROUND = 3;

    private final Keys keys;
    private final Paint paint;
    private final String title;
    private final List<String> text;

    PageBox(Keys keys, Paint paint, String title, String text) {
        this.keys = keys;
        this.paint = paint;
        this.title = title;
        this.text = text.lines()
                .flatMap(line -> folded(line.replace("\t", "    "), keys.columns()))
                .toList();
    }

    /// What is too long for a line goes on in the next, marked.
    private static Stream<String> folded(String line, int columns) {
        List<String> parts = new ArrayList<>();
        var rest = new AttributedString(line);
        while (rest.columnLength() > columns) {
            parts.add(rest.columnSubSequence(0, columns - 1) + "\\");
            rest = rest.columnSubSequence(columns - 1, Integer.MAX_VALUE);
        }
        parts.add(rest.toString());
        return parts.stream();
    }

    void show() {
        var block = new Block(keys);
        int from = 0;
        while (true) {
            int height = Math.max(1, keys.lines() - AROUND);
            int last = Math.max(0, text.size() - height);
            from = Math.clamp(from, 0, last);
            block.draw(lines(from, height));
            switch (keys.read()) {
                case Key.Named.UP -> from--;
                case Key.Named.DOWN -> from++;
                case Key.Named.PAGE_UP -> from -= height;
                case Key.Named.PAGE_DOWN -> from += height;
                case Key.Typed space when space.character().equals(" ") -> from += height;
                case Key.Named.HOME -> from = 0;
                case Key.Named.END -> from = last;
                case Key.Typed other when !other.character().equals("q") -> {}
                case Key.Named.UNKNOWN, Key.Named.LEFT, Key.Named.RIGHT -> {}
                default -> {
                    block.end("");
                    return;
                }
            }
        }
    }

    private List<String> lines(int from, int height) {
        int to = Math.min(text.size(), from + height);
        List<String> lines = new ArrayList<>();
        lines.add(paint.strong(title));
        lines.addAll(text.subList(from, to));
        lines.add(paint.faint("  lines %d to %d of %d; arrows, Page Up, Page Down; Esc or q closes"
                .formatted(text.isEmpty() ? 0 : from + 1, to, text.size())));
        return lines;
    }
}
