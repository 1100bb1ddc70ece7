package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import io.reloquent.expression.TypedExpression;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.ValueMapping;
import org.jspecify.annotations.Nullable;

/// Where the values of one column, or of an expression over the columns, ended up.
///
/// @param column     null for an expression
/// @param expression null for a column
/// @param place      the path of the documents that hold the rows; empty at the root
/// @param array      whether the path runs through an array, or the value is one
/// @param filled     whether a value stands where the source has null
record FieldPath(
        String collection,
        TableName table,
        @Nullable String column,
        @Nullable TypedExpression expression,
        String place,
        String path,
        ValueMapping mapping,
        boolean array,
        boolean filled) {

    BsonType type() {
        return mapping.type();
    }

    boolean holds(String name) {
        return name.equals(column);
    }

    /// Whether the rows are documents of their own, each with one value here.
    boolean isOneOfTheDocument() {
        return !array && place.isEmpty();
    }

    /// Whether different values of the source may be one here.
    boolean merges() {
        return mapping.loss() != null;
    }
}
