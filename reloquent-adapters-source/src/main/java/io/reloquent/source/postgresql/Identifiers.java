package io.reloquent.source.postgresql;

import io.reloquent.catalog.TableName;
import java.util.Collection;
import java.util.stream.Collectors;

/// Names as PostgreSQL reads them letter by letter.
final class Identifiers {

    private Identifiers() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    static String list(Collection<String> columns, String after, String separator) {
        return columns.stream().map(c -> quoted(c) + after).collect(Collectors.joining(separator));
    }
}
