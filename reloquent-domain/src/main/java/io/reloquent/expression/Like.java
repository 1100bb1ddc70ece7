package io.reloquent.expression;

/// Whether a text is like a pattern. It compares in the order in which PostgreSQL's `like_match.c` does, so that a
/// pattern that ends with its escape character is an error for the same texts.
final class Like {

    /// What came of a comparison; ABORT says that no text with more in front could match either.
    private enum Match {
        TRUE,
        FALSE,
        ABORT
    }

    private static final int NO_ESCAPE = -1;

    /// Each `%` of a pattern takes a place on the stack.
    private static final int MOST_WILDCARDS = 500;

    private final int[] text;
    private final int[] pattern;
    private final int escape;

    private Like(String text, String pattern, int escape) {
        this.text = text.codePoints().toArray();
        this.pattern = pattern.codePoints().toArray();
        this.escape = escape;
    }

    static boolean matches(String text, String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw new EvaluationFault("The escape of a LIKE is one character or none.");
        }
        if (pattern.codePoints().filter(c -> c == '%').count() > MOST_WILDCARDS) {
            throw new EvaluationFault("The pattern of a LIKE has more than %d %%.".formatted(MOST_WILDCARDS));
        }
        int escapeWith = escape.isEmpty() ? NO_ESCAPE : escape.codePointAt(0);
        return new Like(text, pattern, escapeWith).match(0, 0) == Match.TRUE;
    }

    private Match match(int textFrom, int patternFrom) {
        int t = textFrom;
        int p = patternFrom;
        while (t < text.length && p < pattern.length) {
            if (isAnyText(p)) {
                return afterAnyText(t, p + 1);
            }
            if (pattern[p] == escape) {
                p = escaped(p);
                if (pattern[p] != text[t]) {
                    return Match.FALSE;
                }
            } else if (pattern[p] != '_' && pattern[p] != text[t]) {
                return Match.FALSE;
            }
            t++;
            p++;
        }
        if (t < text.length) {
            return Match.FALSE;
        }
        return onlyAnyText(p) ? Match.TRUE : Match.ABORT;
    }

    /// After a `%`: further `%` and `_` first, then every place of the text where the rest of the pattern may begin.
    private Match afterAnyText(int textFrom, int patternFrom) {
        int t = textFrom;
        int p = patternFrom;
        while (p < pattern.length && (isAnyText(p) || isAnyCharacter(p))) {
            if (isAnyCharacter(p)) {
                if (t >= text.length) {
                    return Match.ABORT;
                }
                t++;
            }
            p++;
        }
        return p == pattern.length ? Match.TRUE : search(t, p);
    }

    private Match search(int textFrom, int p) {
        int first = pattern[p] == escape ? pattern[escaped(p)] : pattern[p];
        for (int t = textFrom; t < text.length; t++) {
            if (text[t] == first) {
                Match found = match(t, p);
                if (found != Match.FALSE) {
                    return found;
                }
            }
        }
        return Match.ABORT;
    }

    private int escaped(int p) {
        if (p + 1 == pattern.length) {
            throw new EvaluationFault("The pattern of a LIKE ends with its escape character.");
        }
        return p + 1;
    }

    private boolean isAnyText(int p) {
        return pattern[p] == '%' && escape != '%';
    }

    private boolean isAnyCharacter(int p) {
        return pattern[p] == '_' && escape != '_';
    }

    private boolean onlyAnyText(int from) {
        for (int p = from; p < pattern.length; p++) {
            if (!isAnyText(p)) {
                return false;
            }
        }
        return true;
    }
}
