package io.reloquent.core.syntax;

import io.reloquent.core.syntax.Token.Kind;
import io.reloquent.expression.InvalidExpression;
import java.util.List;

/// A place among the tokens that moves on as they are understood.
final class Cursor {

    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token next() {
        return tokens.get(at);
    }

    int offset() {
        return next().offset();
    }

    Token take(Kind kind) {
        if (next().kind() != kind) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    Token take(String word) {
        if (!next().isWord(word)) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    Token takeSign(String sign) {
        if (!next().isSign(sign)) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    boolean takeIf(String word) {
        boolean is = next().isWord(word);
        at += is ? 1 : 0;
        return is;
    }

    boolean takeSignIf(String sign) {
        boolean is = next().isSign(sign);
        at += is ? 1 : 0;
        return is;
    }

    /// Nothing may be left.
    void end() {
        if (next().kind() != Kind.END) {
            throw new InvalidExpression("The expression is complete before this; what follows has no place.", offset());
        }
    }

    InvalidExpression unexpected() {
        return new InvalidExpression(
                next().kind() == Kind.END
                        ? "The expression ends too early."
                        : "This is not part of the language of expressions.",
                offset());
    }
}
