package io.reloquent.catalog;

import org.jspecify.annotations.Nullable;

/// One column of a table: its exact type, whether it may be null, and where its values come from.
public record Column(
        String name,
        DataType type,
        boolean nullable,
        Origin origin,
        @Nullable String defaultValue,
        @Nullable String comment) {

    /// Where a column's values come from when a row is written.
    public enum Origin {
        GIVEN,
        IDENTITY_ALWAYS,
        IDENTITY_BY_DEFAULT,
        GENERATED
    }

    public Column(String name, DataType type, boolean nullable) {
        this(name, type, nullable, Origin.GIVEN, null, null);
    }

    public Column neverNull() {
        return new Column(name, type, false, origin, defaultValue, comment);
    }
}
