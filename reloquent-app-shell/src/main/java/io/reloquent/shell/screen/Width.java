package io.reloquent.shell.screen;

import org.jline.utils.AttributedString;

/// How many columns of a terminal a text takes; a character of East Asia takes two.
final class Width {

    private Width() {}

    static int of(String text) {
        return new AttributedString(text).columnLength();
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    /// The text, or its beginning and an ellipsis.
    static String cut(String text, int columns) {
        return of(text) <= columns
                ? text
                : new AttributedString(text).columnSubSequence(0, Math.max(0, columns - 1)) + "…";
    }
}
