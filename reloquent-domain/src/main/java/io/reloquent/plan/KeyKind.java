package io.reloquent.plan;

import io.reloquent.catalog.DataType;

/// How the values of a key are ordered and compared, the same way by the source and by the reader of its rows.
public enum KeyKind {
    INTEGER,
    DECIMAL,
    /// By code point, whatever the collation of the column.
    TEXT,
    UUID,
    DATE,
    TIMESTAMP,
    TIMESTAMPTZ,
    BOOLEAN,
    BYTES;

    /// The kind of a type that no domain hides; a type with no kind of its own is compared by its text.
    public static KeyKind of(DataType type) {
        if (type.isArray()) {
            return TEXT;
        }
        return switch (type.name()) {
            case "smallint", "integer", "bigint" -> INTEGER;
            case "numeric" -> DECIMAL;
            case "uuid" -> UUID;
            case "date" -> DATE;
            case "timestamp" -> TIMESTAMP;
            case "timestamptz" -> TIMESTAMPTZ;
            case "boolean" -> BOOLEAN;
            case "bytea" -> BYTES;
            default -> TEXT;
        };
    }

    /// Whether values of the type can be sent as they are to be compared by this kind.
    boolean fits(DataType type) {
        return this != TEXT
                || (!type.isArray()
                        && (type.name().equals("text") || type.name().equals("varchar")));
    }
}
