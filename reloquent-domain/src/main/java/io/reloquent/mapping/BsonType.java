package io.reloquent.mapping;

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
    OBJECT_ID("objectId"),
    /// Parsed JSON: whatever type each value has.
    JSON(""),
    /// A document with a field for each attribute of a composite value.
    DOCUMENT("object");

    private final String alias;

    BsonType(String alias) {
        this.alias = alias;
    }

    /// The name MongoDB's `$type` operator uses; empty where no single type holds.
    public String alias() {
        return alias;
    }

    /// The name used in mapping.yaml: `string`, `int64`, `objectid`, …
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    public static Optional<BsonType> parse(String written) {
        return Stream.of(values()).filter(t -> t.written().equals(written)).findFirst();
    }
}
