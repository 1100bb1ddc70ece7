package io.reloquent.shell.screen;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A list of which only what holds the typed text is shown, a window of it at a time.
final class Filtered<T> {

    private final List<T> all;
    private final Function<T, String> text;
    private String filter = "";
    private int at;

    Filtered(List<T> all, Function<T, String> text, int at) {
        this.all = List.copyOf(all);
        this.text = text;
        this.at = at;
    }

    String filter() {
        return filter;
    }

    List<T> shown() {
        String wanted = filter.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(item -> text.apply(item).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /// The position of the current one among those shown; 0 where none is.
    int at() {
        return at;
    }

    /// The first that a window of some lines shows, so that the current one is in it.
    int from(int height) {
        return Math.max(0, Math.min(at - height / 2, shown().size() - height));
    }

    void type(String character) {
        filter += character;
        at = 0;
    }

    /// Takes the last character of the filter away, or answers that there is none.
    boolean erase() {
        if (filter.isEmpty()) {
            return false;
        }
        filter = filter.substring(0, filter.offsetByCodePoints(filter.length(), -1));
        at = 0;
        return true;
    }

    void clear() {
        filter = "";
        at = 0;
    }

    /// Moves on, and around at the ends where the step is one.
    void move(int by) {
        int size = shown().size();
        if (size == 0) {
            return;
        }
        at = Math.abs(by) == 1 ? Math.floorMod(at + by, size) : Math.clamp((long) at + by, 0, size - 1);
    }

    /// Whether the key was one that moves or filters.
    boolean takes(Key key, int page) {
        switch (key) {
            case Key.Named.UP -> move(-1);
            case Key.Named.DOWN -> move(1);
            case Key.Named.PAGE_UP -> move(-Math.max(2, page));
            case Key.Named.PAGE_DOWN -> move(Math.max(2, page));
            case Key.Named.HOME -> move(-all.size() - 1);
            case Key.Named.END -> move(all.size() + 1);
            case Key.Named.BACKSPACE -> erase();
            case Key.Named.CLEAR -> clear();
            case Key.Typed typed -> type(typed.character());
            default -> {
                return false;
            }
        }
        return true;
    }
}
