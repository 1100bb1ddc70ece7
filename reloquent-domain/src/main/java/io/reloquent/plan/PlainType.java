package io.reloquent.plan;

/// A type of tables of somebody else's, such as Spark's, whose values can be read there and are written to documents
/// as they are.
///
/// @param precision how many digits a decimal has at most; 0 for anything else
/// @param scale     how many of them stand behind the point
/// @param array     whether the value is an array of such values, in one dimension
public record PlainType(Kind kind, int precision, int scale, boolean array) {

    /// The type of a value, or of each element.
    public enum Kind {
        BOOLEAN,
        INT4,
        INT8,
        FLOAT8,
        /// With digits behind the point that are as many in every value.
        DECIMAL,
        TEXT,
        BYTES,
        /// Milliseconds since 1970 as a whole number, to become a date.
        MILLIS
    }

    /// What a decimal of MongoDB holds.
    static final int MOST_DIGITS = 34;

    static PlainType of(Kind kind) {
        return new PlainType(kind, 0, 0, false);
    }

    static PlainType decimal(int precision, int scale) {
        return new PlainType(Kind.DECIMAL, Math.max(precision, scale), scale, false);
    }

    PlainType inArray(boolean isArray) {
        return new PlainType(kind, precision, scale, isArray);
    }
}
