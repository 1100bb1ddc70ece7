package io.reloquent.expression;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import java.util.Map;

/// The type of an expression's value. Each stands for all types of the source that behave alike.
public enum ExpressionType {
    BOOLEAN,
    /// Every whole number, as 64 bits.
    INTEGER,
    /// Exact, with as many digits as it takes.
    DECIMAL,
    /// Floating point of 64 bits.
    DOUBLE,
    TEXT,
    BYTES,
    UUID,
    DATE,
    /// No zone.
    TIMESTAMP,
    /// An instant; its fields are those of UTC.
    TIMESTAMPTZ,
    /// Any other: all that can be said of it is whether it is null, and what its text is.
    OTHER;

    private static final Map<String, ExpressionType> NAMES = Map.ofEntries(
            Map.entry("boolean", BOOLEAN),
            Map.entry("smallint", INTEGER),
            Map.entry("integer", INTEGER),
            Map.entry("bigint", INTEGER),
            Map.entry("oid", INTEGER),
            Map.entry("numeric", DECIMAL),
            Map.entry("money", DECIMAL),
            Map.entry("real", DOUBLE),
            Map.entry("double precision", DOUBLE),
            Map.entry("text", TEXT),
            Map.entry("varchar", TEXT),
            Map.entry("char", TEXT),
            Map.entry("\"char\"", TEXT),
            Map.entry("name", TEXT),
            Map.entry("bytea", BYTES),
            Map.entry("uuid", UUID),
            Map.entry("date", DATE),
            Map.entry("timestamp", TIMESTAMP),
            Map.entry("timestamptz", TIMESTAMPTZ));

    /// The type that a column of a type has in an expression.
    public static ExpressionType of(Catalog catalog, DataType declared) {
        DataType type = catalog.underlying(declared);
        if (type.isArray()) {
            return OTHER;
        }
        return isEnum(catalog, type) ? TEXT : NAMES.getOrDefault(type.name(), OTHER);
    }

    static boolean isEnum(Catalog catalog, DataType underlying) {
        return catalog.type(underlying.name())
                .filter(NamedType.EnumType.class::isInstance)
                .isPresent();
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE;
    }

    public boolean isTime() {
        return this == DATE || this == TIMESTAMP || this == TIMESTAMPTZ;
    }

    /// Its value in a sentence: `a whole number`.
    String spoken() {
        return switch (this) {
            case BOOLEAN -> "a condition";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a decimal number";
            case DOUBLE -> "a floating point number";
            case TEXT -> "a text";
            case BYTES -> "a binary value";
            case UUID -> "a UUID";
            case DATE -> "a date";
            case TIMESTAMP -> "a timestamp";
            case TIMESTAMPTZ -> "a timestamp with time zone";
            case OTHER -> "a value of a type that expressions do not know";
        };
    }

    /// The name in PostgreSQL of the type that every value of this one is taken as.
    public String sql() {
        return switch (this) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case DOUBLE -> "double precision";
            case TEXT, OTHER -> "text";
            case BYTES -> "bytea";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
        };
    }
}
