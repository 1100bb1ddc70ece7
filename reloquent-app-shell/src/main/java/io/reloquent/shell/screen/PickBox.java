package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Several of many, with figures beside them; the space bar picks.
final class PickBox<T> {

    private static final int AROUND = 7;

    private final Keys keys;
    private final Paint paint;
    private final Picking<T> picking;
    private final Picked<T> picked;
    private final Filtered<Pickable<T>> items;

    PickBox(Keys keys, Paint paint, Picking<T> picking) {
        this.keys = keys;
        this.paint = paint;
        this.picking = picking;
        this.picked = new Picked<>(picking);
        this.items = new Filtered<>(picking.all(), Pickable::name, 0);
    }

    Answer<List<T>> answer() {
        var block = new Block(keys);
        while (true) {
            block.draw(lines());
            Key key = keys.read();
            Optional<Answer<List<T>>> left = items.left(key);
            if (left.isPresent()) {
                block.end("");
                return left.get();
            }
            switch (key) {
                case Key.Named.ENTER -> {
                    String summary = picking.summary(picked.values());
                    block.end(paint.good("✓") + " " + picking.question() + " " + paint.strong(summary));
                    return new Answer.Given<>(picked.values());
                }
                case Key.Named.SELECT_ALL -> picked.flip(items.shown());
                case Key.Typed typed when typed.character().equals(" ") -> toggle();
                default -> items.takes(key, height());
            }
        }
    }

    private void toggle() {
        if (!items.shown().isEmpty()) {
            picked.toggle(items.shown().get(items.at()));
        }
    }

    private int height() {
        return Math.max(1, keys.lines() - AROUND);
    }

    private List<String> lines() {
        List<Pickable<T>> shown = items.shown();
        List<String> lines = new ArrayList<>();
        lines.add(items.heading(paint, picking.question()));
        int from = items.from(height());
        for (int i = from; i < Math.min(shown.size(), from + height()); i++) {
            lines.add(line(shown.get(i), i == items.at()));
        }
        String more = shown.size() > height() ? "  (%d of %d)".formatted(items.at() + 1, shown.size()) : "";
        lines.add((shown.isEmpty() ? "  nothing is called so" : "  " + picking.summary(picked.values())) + more);
        lines.add("  " + paint.doubtful(hint(shown)));
        lines.add(paint.faint("  Space picks, Ctrl-A all or none, typing finds, Enter goes on, Esc goes back"));
        return lines;
    }

    private String hint(List<Pickable<T>> shown) {
        return shown.isEmpty() ? "" : picking.hint(shown.get(items.at()).value(), picked.values());
    }

    private String line(Pickable<T> item, boolean current) {
        String box = picked.contains(item) ? "[x] " : "[ ] ";
        String name = Width.padded(Width.cut(item.name(), room()), names());
        var figures = new StringBuilder();
        for (int i = 0; i < item.figures().size(); i++) {
            figures.append("  ").append(Width.right(item.figures().get(i), widest(i)));
        }
        String text = box + name + figures;
        return (current ? paint.good("> ") + paint.strong(text) : "  " + text)
                + (item.remark().isEmpty() ? "" : "  " + paint.faint(item.remark()));
    }

    private int names() {
        return Math.min(
                room(),
                picking.all().stream()
                        .mapToInt(item -> Width.of(item.name()))
                        .max()
                        .orElse(0));
    }

    private int room() {
        int figures = picking.all().isEmpty()
                ? 0
                : IntStream.range(0, picking.all().get(0).figures().size())
                        .map(i -> widest(i) + 2)
                        .sum();
        return Math.max(12, keys.columns() - 8 - figures);
    }

    private int widest(int figure) {
        return picking.all().stream()
                .mapToInt(item -> Width.of(item.figures().get(figure)))
                .max()
                .orElse(0);
    }
}
