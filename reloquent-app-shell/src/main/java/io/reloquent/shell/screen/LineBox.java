package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Paint;
import java.util.ArrayList;
import java.util.List;

/// A line of text that is typed, with the keys that one is used to.
final class LineBox {

    private static final int NARROWEST = 20;

    private final Keys keys;
    private final Paint paint;
    private final String question;
    private final String otherwise;
    private final boolean hidden;

    /// One whole character each.
    private final List<String> text = new ArrayList<>();

    private int at;

    LineBox(Keys keys, Paint paint, String question, String otherwise, boolean hidden) {
        this.keys = keys;
        this.paint = paint;
        this.question = question;
        this.otherwise = otherwise;
        this.hidden = hidden;
    }

    Answer<String> answer() {
        var block = new Block(keys);
        while (true) {
            draw(block);
            Key key = keys.read();
            switch (key) {
                case Key.Named.ESCAPE -> {
                    block.end("");
                    return new Answer.Back<>();
                }
                case Key.Named.INTERRUPT, Key.Named.END_OF_INPUT -> {
                    block.end("");
                    return new Answer.Leave<>();
                }
                case Key.Named.ENTER -> {
                    String given = String.join("", text);
                    String answer = hidden || !given.isBlank() ? given : otherwise;
                    String shown = hidden ? (given.isEmpty() ? "(empty)" : "(not shown)") : answer.strip();
                    block.end(paint.good("✓") + " " + question + ": " + paint.strong(shown));
                    return new Answer.Given<>(hidden ? answer : answer.strip());
                }
                default -> edit(key);
            }
        }
    }

    private void edit(Key key) {
        switch (key) {
            case Key.Typed typed -> text.add(at++, typed.character());
            case Key.Named.LEFT -> at = Math.max(0, at - 1);
            case Key.Named.RIGHT -> at = Math.min(text.size(), at + 1);
            case Key.Named.HOME, Key.Named.SELECT_ALL -> at = 0;
            case Key.Named.END -> at = text.size();
            case Key.Named.BACKSPACE -> {
                if (at > 0) {
                    text.remove(--at);
                }
            }
            case Key.Named.DELETE -> {
                if (at < text.size()) {
                    text.remove(at);
                }
            }
            case Key.Named.CLEAR -> {
                text.clear();
                at = 0;
            }
            default -> {}
        }
    }

    private void draw(Block block) {
        String prompt = "? " + question + (otherwise.isEmpty() ? "" : " [" + otherwise + "]") + ": ";
        int room = Math.max(NARROWEST, keys.columns() - Width.of(prompt) - 2);
        // A long text moves under the window that shows it.
        int from = 0;
        while (Width.of(part(from, at)) >= room) {
            from++;
        }
        String help = "  Enter goes on, Esc goes back" + (hidden ? "; what you type is not shown" : "");
        block.draw(
                List.of(paint.strong(prompt) + Width.cut(part(from, text.size()), room), paint.faint(help)),
                Math.min(Width.of(prompt) + Width.of(part(from, at)), keys.columns() - 1));
    }

    private String part(int from, int to) {
        List<String> part = text.subList(from, to);
        return hidden ? "*".repeat(part.size()) : String.join("", part);
    }
}
