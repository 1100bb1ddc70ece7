package io.reloquent.catalog;

import java.util.ArrayList;
import java.util.List;

/// A table's schema and name, each exactly as the source spells it.
///
/// Written `schema.name`; a part that holds a dot, a quote, a bracket or white space is written in double quotes,
/// a quote in it doubled.
public record TableName(String schema, String name) implements Comparable<TableName> {

    private static final String QUOTED = ".\"()[]";

    public TableName {
        if (schema.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a table needs a schema and a name");
        }
    }

    /// Reads the written form.
    ///
    /// @throws IllegalArgumentException if the text does not have exactly two parts
    public static TableName parse(String text) {
        List<String> parts = parts(text);
        if (parts.size() != 2) {
            throw new IllegalArgumentException("'" + text + "' is not of the form schema.table");
        }
        return new TableName(parts.get(0), parts.get(1));
    }

    /// The parts of a dotted name, each freed of its quotes.
    ///
    /// @throws IllegalArgumentException if a quote is not closed or a part is empty
    public static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (quoted || parts.contains("")) {
            throw new IllegalArgumentException("'" + text + "' is not a name");
        }
        return List.copyOf(parts);
    }

    @Override
    public String toString() {
        return written(schema) + "." + written(name);
    }

    private static String written(String part) {
        boolean plain = part.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0 || Character.isWhitespace(c));
        return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }
}
