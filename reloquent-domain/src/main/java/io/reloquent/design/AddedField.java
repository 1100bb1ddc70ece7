package io.reloquent.design;

import io.reloquent.mapping.BsonType;
import org.jspecify.annotations.Nullable;

/// A field that no column of the table stands behind.
public sealed interface AddedField {

    /// The field's name, or a dotted path that nests it.
    String field();

    /// The value of an expression over the columns of the row.
    ///
    /// @param type  the type of the field; null takes the default of the expression's type
    /// @param nulls what becomes of a null; null does as the documents around do
    record ComputedField(
            String field,
            String expression,
            @Nullable BsonType type,
            @Nullable Nulls nulls) implements AddedField {}

    /// The same value in every document.
    ///
    /// @param value its text, as the type is written
    record ConstantField(String field, String value, BsonType type) implements AddedField {}

    /// A value that PySpark code makes of the row. No plan has one: nothing could compare it with the source.
    record PySparkField(String field, String code) implements AddedField {}
}
