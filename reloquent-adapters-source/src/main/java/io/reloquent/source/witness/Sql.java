package io.reloquent.source.witness;

import io.reloquent.catalog.TableName;

/// Names and texts as PostgreSQL reads them letter by letter.
final class Sql {

    private Sql() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String name(TableName table) {
        return name(table.schema()) + "." + name(table.name());
    }

    static String column(String row, String name) {
        return row + "." + name(name);
    }

    static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
