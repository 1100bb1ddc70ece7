package io.reloquent.codegen;

import java.util.ArrayList;
import java.util.List;

/// How a script reads a table, as its template writes it: every text is Python.
///
/// @param schema of the columns, as Spark calls them
/// @param lines  of the query's select list
/// @param pieces how many at most are read at once
/// @param by     columns with the key of the document that a row is to be in; none where nothing is nested
record ReadText(int number, String schema, List<String> lines, String rows, String pages, int pieces, String by) {

    /// One column of what is read.
    ///
    /// @param value as the source reads it
    /// @param type  as Spark calls it
    record Column(String name, String value, String type) {}

    static ReadText of(int number, List<Column> columns, String rows, String pages, int pieces, List<String> by) {
        List<String> schema = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Column column : columns) {
            schema.add(column.name() + " " + column.type());
            lines.add(PythonLiteral.of(column.value() + " AS " + column.name()));
        }
        return new ReadText(
                number,
                PythonLiteral.of(String.join(", ", schema)),
                lines,
                PythonLiteral.of(rows),
                PythonLiteral.of(pages),
                pieces,
                PythonLiteral.of(by));
    }

    /// Pairs of columns by which rows belong together: so many of the parent's key and of the child's.
    static String on(List<String> parent, List<String> child, int pathLength) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < pathLength; i++) {
            pairs.add("(%s, %s)".formatted(PythonLiteral.of(parent.get(i)), PythonLiteral.of(child.get(i))));
        }
        return "[" + String.join(", ", pairs) + "]";
    }
}
