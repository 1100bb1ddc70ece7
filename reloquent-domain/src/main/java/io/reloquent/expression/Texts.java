package io.reloquent.expression;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// Functions of texts. They count in code points, as PostgreSQL does in UTF-8.
final class Texts {

    private Texts() {}

    static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Each character by itself, so that none becomes two.
    static String each(String text, IntUnaryOperator change) {
        var changed = new StringBuilder(text.length());
        text.codePoints().map(change).forEach(changed::appendCodePoint);
        return changed.toString();
    }

    static String trimmed(String text, String characters, boolean left, boolean right) {
        IntPredicate goes = c -> characters.codePoints().anyMatch(known -> known == c);
        int from = 0;
        int to = text.length();
        while (left && from < to && goes.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && from < to && goes.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /// From the first character, which is 1, to the end.
    static String substring(String text, long from) {
        return slice(text, from - 1, Long.MAX_VALUE);
    }

    static String substring(String text, long from, long length) {
        if (length < 0) {
            throw new EvaluationFault("The length of a SUBSTRING is negative.");
        }
        return slice(text, from - 1, from - 1 + length);
    }

    static String replaced(String text, String what, String with) {
        return what.isEmpty() ? text : text.replace(what, with);
    }

    private static String slice(String text, long from, long to) {
        long length = length(text);
        int first = (int) Math.min(Math.max(from, 0), length);
        int last = (int) Math.max(Math.min(to, length), first);
        return text.substring(text.offsetByCodePoints(0, first), text.offsetByCodePoints(0, last));
    }
}
