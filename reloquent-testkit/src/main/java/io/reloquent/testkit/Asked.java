package io.reloquent.testkit;

import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.design.FieldRule;
import org.jspecify.annotations.Nullable;

/// A value that a table is asked for, as SQL over one of its rows, which is called `r`.
///
/// @param type what it is read as; null takes what the server says it is
record Asked(String sql, @Nullable DataType type) {

    static Asked column(Column column) {
        return new Asked(column(column.name()).sql(), column.type());
    }

    static Asked column(String name) {
        return new Asked("r." + quoted(name), null);
    }

    /// The user's own text: what is an expression for Reloquent is one for PostgreSQL.
    static Asked expression(String text) {
        return new Asked("(" + text + ")", null);
    }

    /// A column under a rule: computed instead of read, and something else in place of null.
    static Asked column(Column column, FieldRule rule) {
        String compute = rule.compute();
        Asked value = compute == null ? column(column) : expression(compute);
        String fallback = rule.fallback();
        return fallback == null
                ? value
                : new Asked("coalesce(" + value.sql() + ", " + literal(fallback) + ")", value.type());
    }

    /// The elements of this array as the server prints them.
    Asked asTexts() {
        return new Asked(sql + "::text[]", new DataType("text").withDimensions(1));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
