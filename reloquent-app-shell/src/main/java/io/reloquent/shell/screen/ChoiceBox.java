package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of several, by arrows or by typing what it is called.
final class ChoiceBox<T> {

    private static final int AROUND = 5;

    private final Keys keys;
    private final Paint paint;
    private final String question;
    private final Filtered<Choice<T>> choices;
    private final int labels;

    ChoiceBox(Keys keys, Paint paint, String question, List<Choice<T>> choices, int first) {
        this.keys = keys;
        this.paint = paint;
        this.question = question;
        this.choices = new Filtered<>(choices, choice -> choice.label() + " " + choice.hint(), first);
        this.labels = choices.stream()
                .mapToInt(choice -> Width.of(choice.label()))
                .max()
                .orElse(0);
    }

    Answer<T> answer() {
        var block = new Block(keys);
        while (true) {
            block.draw(lines());
            Key key = keys.read();
            Optional<Answer<T>> left = choices.left(key);
            if (left.isPresent()) {
                block.end("");
                return left.get();
            }
            switch (key) {
                case Key.Named.ENTER -> {
                    if (!choices.shown().isEmpty()) {
                        Choice<T> chosen = choices.shown().get(choices.at());
                        block.end(paint.good("✓") + " " + question + " " + paint.strong(chosen.label()));
                        return new Answer.Given<>(chosen.value());
                    }
                }
                default -> choices.takes(key, height());
            }
        }
    }

    private int height() {
        return Math.max(1, keys.lines() - AROUND);
    }

    private List<String> lines() {
        List<Choice<T>> shown = choices.shown();
        List<String> lines = new ArrayList<>();
        lines.add(choices.heading(paint, question));
        int from = choices.from(height());
        for (int i = from; i < Math.min(shown.size(), from + height()); i++) {
            lines.add(line(shown.get(i), i == choices.at()));
        }
        if (shown.isEmpty()) {
            lines.add("  nothing is called so");
        }
        String more = shown.size() > height() ? "%d of %d; ".formatted(choices.at() + 1, shown.size()) : "";
        lines.add(paint.faint("  " + more + "arrows move, Enter chooses, typing finds, Esc goes back"));
        return lines;
    }

    private String line(Choice<T> choice, boolean current) {
        String label = Width.padded(choice.label(), choice.hint().isEmpty() ? 0 : labels + 2);
        return (current ? paint.good("> ") + paint.strong(label) : "  " + label) + paint.faint(choice.hint());
    }
}
