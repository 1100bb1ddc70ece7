package io.reloquent.codegen;

import java.util.List;
import java.util.stream.Collectors;

/// Values as Python reads them, in ASCII.
final class PythonLiteral {

    private PythonLiteral() {}

    /// A text in quotes, whatever is in it.
    static String of(String text) {
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(character -> literal.append(escaped(character)));
        return literal.append('"').toString();
    }

    static String of(List<String> texts) {
        return texts.stream().map(PythonLiteral::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
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
