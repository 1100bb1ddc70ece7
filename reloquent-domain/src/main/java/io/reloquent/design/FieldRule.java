package io.reloquent.design;

import io.reloquent.mapping.BsonType;
import org.jspecify.annotations.Nullable;

/// What the design asks of one column beyond carrying it over.
///
/// @param exclude  whether the column is left out
/// @param rename   the field's name, or a dotted path that nests it; null names it after the column
/// @param type     the type of the field; null takes the default of the column's type
/// @param compute  an expression whose value takes the place of the column's; null keeps the column's
/// @param fallback what stands in for null, as text of the field's type; null lets null be null
/// @param nulls    what becomes of a null; null does as the documents around do
public record FieldRule(
        boolean exclude,
        @Nullable String rename,
        @Nullable BsonType type,
        @Nullable String compute,
        @Nullable String fallback,
        @Nullable Nulls nulls) {

    public static final FieldRule NONE = new FieldRule(false, null, null, null, null, null);

    public FieldRule excluded() {
        return new FieldRule(true, rename, type, compute, fallback, nulls);
    }

    public FieldRule renamed(String path) {
        return new FieldRule(exclude, path, type, compute, fallback, nulls);
    }

    public FieldRule as(@Nullable BsonType asked) {
        return new FieldRule(exclude, rename, asked, compute, fallback, nulls);
    }

    public FieldRule computed(String expression) {
        return new FieldRule(exclude, rename, type, expression, fallback, nulls);
    }

    public FieldRule orElse(String text) {
        return new FieldRule(exclude, rename, type, compute, text, nulls);
    }

    public FieldRule with(Nulls strategy) {
        return new FieldRule(exclude, rename, type, compute, fallback, strategy);
    }
}
