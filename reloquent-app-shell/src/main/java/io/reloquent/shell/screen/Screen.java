package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Console;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// Asks the person at the terminal.
public interface Screen {

    /// One of several.
    ///
    /// @param first the position of the one that stands ready
    <T> Answer<T> choose(String question, List<Choice<T>> choices, int first);

    /// Several of many.
    <T> Answer<List<T>> pick(Picking<T> picking);

    /// A line of text.
    ///
    /// @param otherwise what an empty line means; may be empty itself
    Answer<String> ask(String question, String otherwise);

    /// A line that is not shown. It may be empty.
    Answer<String> askHidden(String question);

    /// Waits for Enter, or until something has happened.
    ///
    /// @return whether it has
    Answer<Boolean> await(String prompt, BooleanSupplier happened);

    /// Shows a text that may be longer than the terminal.
    void read(String title, String text);

    default <T> Answer<T> choose(String question, List<Choice<T>> choices) {
        return choose(question, choices, 0);
    }

    default Answer<Boolean> confirm(String question, boolean otherwise) {
        return choose(question, List.of(Choice.yes(), Choice.no()), otherwise ? 0 : 1);
    }

    /// With keys where the cursor can be moved, in plain lines where it cannot.
    static Screen on(Console console) {
        return isDumb(console)
                ? new LineScreen(console, Keys::ofThisTerminal)
                : new KeyScreen(console, Keys::ofThisTerminal);
    }

    private static boolean isDumb(Console console) {
        String type = console.variable("TERM").orElse("");
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return type.equals("dumb") || (type.isEmpty() && !windows);
    }
}
