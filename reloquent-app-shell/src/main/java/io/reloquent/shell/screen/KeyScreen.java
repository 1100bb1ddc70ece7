package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.Paint;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Questions that are answered with keys: arrows, Enter, Escape, and typing to find.
///
/// The terminal is held for the time of one question only, so that between questions Ctrl-C is what it is anywhere.
final class KeyScreen implements Screen {

    private final Paint paint;
    private final Supplier<Keys> terminal;

    KeyScreen(Console console, Supplier<Keys> terminal) {
        this.paint = console.paintErr();
        this.terminal = terminal;
    }

    @Override
    public <T> Answer<T> choose(String question, List<Choice<T>> choices, int first) {
        return asking(keys -> new ChoiceBox<>(keys, paint, question, choices, first).answer());
    }

    @Override
    public <T> Answer<List<T>> pick(Picking<T> picking) {
        return asking(keys -> new PickBox<>(keys, paint, picking).answer());
    }

    @Override
    public Answer<String> ask(String question, String otherwise) {
        return asking(keys -> new LineBox(keys, paint, question, otherwise, false).answer());
    }

    @Override
    public Answer<String> askHidden(String question) {
        return asking(keys -> new LineBox(keys, paint, question, "", true).answer());
    }

    @Override
    public Answer<Boolean> await(String prompt, BooleanSupplier happened) {
        return asking(keys -> new WaitBox(keys, paint.faint(prompt)).answer(happened));
    }

    @Override
    public void read(String title, String text) {
        try (Keys keys = terminal.get()) {
            new PageBox(keys, paint, title, text).show();
        }
    }

    private <A> Answer<A> asking(Function<Keys, Answer<A>> question) {
        try (Keys keys = terminal.get()) {
            return question.apply(keys);
        }
    }
}
