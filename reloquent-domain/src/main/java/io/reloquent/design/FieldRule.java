package io.reloquent.design;

import org.jspecify.annotations.Nullable;

/// What the design asks of one column beyond carrying it over.
///
/// @param exclude whether the column is left out
/// @param rename  the field's name, or a dotted path that nests it; null keeps the column's name
/// @param type    the type of the field; null takes the default of the column's type
public record FieldRule(
        boolean exclude, @Nullable String rename, @Nullable BsonType type) {

    public static final FieldRule NONE = new FieldRule(false, null, null);
}
