package io.reloquent.core.syntax;

import java.util.Locale;

/// One word, name, text, number or sign.
///
/// @param text what it says: without quotes, doubled quotes undone
record Token(Kind kind, String text, int offset) {

    /// What a token is.
    enum Kind {
        WORD,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
