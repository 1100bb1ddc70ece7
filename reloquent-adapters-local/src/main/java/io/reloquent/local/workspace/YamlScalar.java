package io.reloquent.local.workspace;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A text as YAML: without quotes where no reader of any version could take it for something else, in double quotes
/// otherwise.
final class YamlScalar {

    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}_/](?:[\\p{L}\\p{N}_./()@=+*<>' -]*[\\p{L}\\p{N}_./()@=+*<>'-])?");
    private static final Pattern PLAIN_IN_BLOCK = Pattern.compile(
            "[\\p{L}_/](?:(?:[\\p{L}\\p{N}_./()@=+*<>',;\\[\\]{}\"$ -]|:(?=\\S))*[\\p{L}\\p{N}_./()@=+*<>',;\\[\\]{}\"$-])?");

    /// What some version of YAML takes for a boolean, a number or nothing.
    private static final Set<String> TAKEN =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity");

    private YamlScalar() {}

    /// @param flow whether it stands inside brackets or before a colon
    static String of(Object value, boolean flow) {
        if (!(value instanceof String text)) {
            return value.toString();
        }
        boolean plain = (flow ? PLAIN : PLAIN_IN_BLOCK).matcher(text).matches()
                && !TAKEN.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> escape(c, quoted));
        return quoted.append('"').toString();
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isVisible(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append((c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c));
                }
            }
        }
    }

    /// Whether a character shows as itself, and so can stand in a file that people read.
    static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
