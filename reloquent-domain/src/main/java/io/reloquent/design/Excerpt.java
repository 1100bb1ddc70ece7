package io.reloquent.design;

/// The part of a text around one place in it, on one line.
///
/// @param line     the part, without control characters
/// @param caret    how many characters of it stand before the place
/// @param position which character of the whole text the place is, from 1; 0 for its end
record Excerpt(String line, int caret, int position) {

    private static final int BEFORE = 40;
    private static final int LONGEST = 72;

    /// @param offset which character of the text the place is, from 0; beyond the text its end is meant
    static Excerpt of(String text, int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        boolean whole = text.length() <= LONGEST;
        int from = whole ? 0 : boundary(text, Math.max(0, Math.min(at - BEFORE, text.length() - LONGEST)));
        int to = whole ? text.length() : boundary(text, Math.min(from + LONGEST, text.length()));
        String head = from > 0 ? "\u2026" : "";
        String tail = to < text.length() ? "\u2026" : "";
        return new Excerpt(
                head + plain(text.substring(from, to)) + tail,
                head.length() + at - from,
                at < text.length() ? at + 1 : 0);
    }

    /// What is wrong at the place, its first sentence with the part of the text.
    String told(String what) {
        int end = what.indexOf(". ");
        String first = end < 0 ? what : what.substring(0, end);
        String sentence = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
        String place = position == 0 ? "at the end of" : "at character " + position + " of";
        return "%s, %s '%s'.%s".formatted(sentence, place, line, end < 0 ? "" : what.substring(end + 1));
    }

    /// The part, and below it a caret under the place.
    String lines() {
        return line + "\n" + " ".repeat(line.codePointCount(0, caret)) + "^";
    }

    private static int boundary(String text, int at) {
        boolean inside = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return inside ? at - 1 : at;
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
