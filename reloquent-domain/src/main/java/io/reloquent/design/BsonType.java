package io.reloquent.design;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The type of a value in a document.
public enum BsonType {
    INT32("int"),
    INT64("long"),
    DOUBLE("double"),
    DECIMAL128("decimal"),
    STRING("string"),
    BOOLEAN("bool"),
    DATE("date"),
    BINARY("binData"),
    /// A binary of subtype 4.
    UUID("binData"),
    /// Parsed JSON: whatever type each value has.
    JSON("");

    private final String alias;

    BsonType(String alias) {
        this.alias = alias;
    }

    /// The name MongoDB's `$type` operator uses; empty where no single type holds.
    public String alias() {
        return alias;
    }

    /// The name used in mapping.yaml: `string`, `int64`, …
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BsonType> parse(String written) {
        return Stream.of(values()).filter(t -> t.written().equals(written)).findFirst();
    }
}
