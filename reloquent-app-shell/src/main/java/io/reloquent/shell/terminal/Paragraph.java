package io.reloquent.shell.terminal;

/// Text broken between words.
public final class Paragraph {

    private Paragraph() {}

    /// @param columns how long a line may be; 0 breaks nothing
    public static String wrapped(String text, int columns) {
        return wrapped(text, columns, "");
    }

    /// @param indent what every line after the first begins with
    public static String wrapped(String text, int columns, String indent) {
        if (columns <= 0) {
            return text;
        }
        var out = new StringBuilder();
        int length = 0;
        for (String word : text.strip().split("\\s+")) {
            if (length > 0 && length + 1 + word.length() > columns) {
                out.append('\n').append(indent);
                length = indent.length();
            } else if (length > 0) {
                out.append(' ');
                length++;
            }
            out.append(word);
            length += word.length();
        }
        return out.toString();
    }
}
