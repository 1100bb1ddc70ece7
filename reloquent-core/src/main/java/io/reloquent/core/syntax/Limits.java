package io.reloquent.core.syntax;

import io.reloquent.expression.InvalidExpression;
import java.util.List;

/// How large an expression can be, so that reading and computing it takes no noticeable time and no deep stack.
final class Limits {

    static final int LENGTH = 10_000;
    private static final int DEPTH = 50;
    private static final int OPERATORS = 500;

    private Limits() {}

    static void length(String text) {
        if (text.length() > LENGTH) {
            throw new InvalidExpression("An expression has at most %,d characters.".formatted(LENGTH), LENGTH);
        }
    }

    static void nesting(List<Token> tokens) {
        int depth = 0;
        int prefixes = 0;
        int operators = 0;
        for (Token token : tokens) {
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            prefixes = isPrefix(token) ? prefixes + 1 : 0;
            operators += isOperator(token) ? 1 : 0;
            if (depth + prefixes > DEPTH) {
                throw new InvalidExpression(
                        "An expression is at most %d levels deep.".formatted(DEPTH), token.offset());
            }
            if (operators > OPERATORS) {
                throw new InvalidExpression(
                        "An expression has at most %d operators and functions.".formatted(OPERATORS), token.offset());
            }
        }
    }

    private static boolean opens(Token token) {
        return token.isSign("(") || token.isWord("CASE");
    }

    private static boolean closes(Token token) {
        return token.isSign(")") || token.isWord("END");
    }

    private static boolean isPrefix(Token token) {
        return token.isWord("NOT") || token.isSign("-") || token.isSign("+");
    }

    /// Commas are free, so that a list can be long.
    private static boolean isOperator(Token token) {
        return token.kind() == Token.Kind.SIGN
                ? !token.isSign(",") && !token.isSign(")")
                : token.isWord("AND") || token.isWord("OR") || token.isWord("NOT") || token.isWord("CASE");
    }
}
