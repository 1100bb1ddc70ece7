package io.reloquent.codegen;

import java.util.List;
import java.util.stream.Collectors;

/// Values as Python reads them, in ASCII.
final class PythonLiteral {

    private PythonLiteral() {}

    /// A text in quotes, whatever is in it: in those that need no escaping, if there are any.
    static String of(String text) {
        char quote = text.indexOf('"') >= 0 && text.indexOf('\'') < 0 ? '\'' : '"';
        var literal = new StringBuilder().append(quote);
        text.codePoints().forEach(character -> literal.append(character == quote ? "\\" + quote : escaped(character)));
        return literal.append(quote).toString();
    }

    static String of(List<String> texts) {
        return texts.stream().map(PythonLiteral::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> {
                if (character >= ' ' && character < 0x7F) {
                    yield Character.toString(character);
                }
                yield character > 0xFFFF ? "\\U%08x".formatted(character) : "\\u%04x".formatted(character);
            }
        };
    }
}
