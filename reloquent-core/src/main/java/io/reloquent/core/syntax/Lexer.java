package io.reloquent.core.syntax;

import io.reloquent.core.syntax.Token.Kind;
import io.reloquent.expression.InvalidExpression;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into tokens and refuses what no expression holds: comments, semicolons, control characters, other
/// kinds of quotes.
final class Lexer {

    private static final List<String> SIGNS =
            List.of("||", "<>", "!=", "<=", ">=", "::", "+", "-", "*", "/", "%", "=", "<", ">", "(", ")", ",", ".");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /// All tokens, and one at the end that says so.
    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", text.length()));
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length();
    }

    private void next() {
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            quoted(first);
        } else if (isDigit(at) || (first == '.' && isDigit(at + 1))) {
            number();
        } else if (isLetter(at)) {
            word();
        } else {
            sign();
        }
    }

    private void quoted(char quote) {
        var content = new StringBuilder();
        int from = at++;
        while (at < text.length() && (text.charAt(at) != quote || isAt(at + 1, quote))) {
            refuseControl();
            at += text.charAt(at) == quote ? 1 : 0;
            content.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new InvalidExpression("The quote that opens here is never closed.", from);
        }
        at++;
        if (quote == '"' && content.isEmpty()) {
            throw new InvalidExpression("A name cannot be empty.", from);
        }
        add(quote == '"' ? Kind.QUOTED_NAME : Kind.TEXT, content.toString(), from);
    }

    private void refuseControl() {
        if (text.charAt(at) == 0) {
            throw new InvalidExpression("A text cannot hold a NUL character.", at);
        }
        if (Character.isSurrogate(text.charAt(at)) && !isWholeSurrogate()) {
            throw new InvalidExpression("Half of a character is missing here.", at);
        }
    }

    private boolean isWholeSurrogate() {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isHighSurrogate(text.charAt(at - 1));
    }

    private void number() {
        int from = at;
        digits();
        if (isAt(at, '.')) {
            at++;
            digits();
        }
        if (at < text.length() && "eE".indexOf(text.charAt(at)) >= 0 && (isDigit(at + 1) || isSignedDigit(at + 1))) {
            at += 2;
            digits();
        }
        if (isLetter(at)) {
            throw new InvalidExpression("A number cannot be followed by a letter.", at);
        }
        add(Kind.NUMBER, text.substring(from, at), from);
    }

    private boolean isSignedDigit(int index) {
        return (isAt(index, '+') || isAt(index, '-')) && isDigit(index + 1);
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private void word() {
        int from = at;
        while (isLetter(at) || isDigit(at) || isAt(at, '$')) {
            at += Character.charCount(text.codePointAt(at));
        }
        add(Kind.WORD, text.substring(from, at), from);
    }

    private void sign() {
        if (text.startsWith("--", at) || text.startsWith("/*", at)) {
            throw new InvalidExpression("An expression has no comments.", at);
        }
        String sign = SIGNS.stream()
                .filter(s -> text.startsWith(s, at))
                .findFirst()
                .orElseThrow(() -> new InvalidExpression("This character has no meaning in an expression.", at));
        add(Kind.SIGN, sign, at);
        at += sign.length();
    }

    private void add(Kind kind, String content, int from) {
        tokens.add(new Token(kind, content, from));
    }

    private boolean isAt(int index, char wanted) {
        return index < text.length() && text.charAt(index) == wanted;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isLetter(int index) {
        return index < text.length() && (isAt(index, '_') || Character.isLetter(text.codePointAt(index)));
    }
}
