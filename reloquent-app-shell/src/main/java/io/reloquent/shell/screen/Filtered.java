package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Paint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /// Takes the last character of the filter away, if there is one.
    void erase() {
        if (!filter.isEmpty()) {
            filter = filter.substring(0, filter.offsetByCodePoints(filter.length(), -1));
            at = 0;
        }
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

    /// The question above the list, and what is typed.
    String heading(Paint paint, String question) {
        return paint.strong("? " + question) + (filter.isEmpty() ? "" : "  " + paint.good(filter + "_"));
    }

    /// What a key means that ends the question: Escape only once nothing is typed any more.
    <A> Optional<Answer<A>> left(Key key) {
        return switch (key) {
            case Key.Named.ESCAPE -> filter.isEmpty() ? Optional.of(new Answer.Back<>()) : Optional.empty();
            case Key.Named.INTERRUPT, Key.Named.END_OF_INPUT -> Optional.of(new Answer.Leave<>());
            default -> Optional.empty();
        };
    }

    /// Moves or filters, if the key is one for that.
    void takes(Key key, int page) {
        switch (key) {
            case Key.Named.UP -> move(-1);
            case Key.Named.DOWN -> move(1);
            case Key.Named.PAGE_UP -> move(-Math.max(2, page));
            case Key.Named.PAGE_DOWN -> move(Math.max(2, page));
            case Key.Named.HOME -> move(-all.size() - 1);
            case Key.Named.END -> move(all.size() + 1);
            case Key.Named.BACKSPACE -> erase();
            case Key.Named.CLEAR, Key.Named.ESCAPE -> clear();
            case Key.Typed typed -> type(typed.character());
            default -> {}
        }
    }
}
