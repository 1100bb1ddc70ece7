package io.reloquent.source.postgresql;

import io.reloquent.mapping.Wire;
import io.reloquent.plan.PlainRead.Held;
import io.reloquent.plan.PlainType;

/// Values as plain types hold them. What does not fit is an error of the source's, whose text says why.
final class PlainValues {

    private static final String DENSE = "9007199254740992";

    private PlainValues() {}

    /// @param sql the value as the source reads it
    static String of(String sql, Held held) {
        return held.type().array() ? array(sql, held) : scalar(sql, held);
    }

    private static String scalar(String sql, Held held) {
        String value = "(" + sql + ")";
        return switch (held.type().kind()) {
            case BOOLEAN, TEXT, BYTES -> sql;
            // Spark cannot bear every scale that a source declares, before it is told another one.
            case DECIMAL -> value + "::numeric";
            case INT4 -> held.wire() == Wire.INT4 ? sql : whole(value, held.wire(), "integer");
            case INT8 -> int8(value, held.wire());
            case FLOAT8 -> float8(sql, value, held.wire());
            case MILLIS -> since1900(value, held.wire());
        };
    }

    private static String int8(String value, Wire wire) {
        return wire == Wire.TIMESTAMP || wire == Wire.TIMESTAMPTZ ? micros(value) : whole(value, wire, "bigint");
    }

    /// The cast says itself what is beyond the type, but rounds what is no whole number.
    private static String whole(String value, Wire wire, String type) {
        String cast = value + "::" + type;
        return switch (wire) {
            case NUMERIC, FLOAT4, FLOAT8 ->
                "CASE WHEN %s = trunc(%s) THEN %s WHEN %s IS NOT NULL THEN %s END"
                        .formatted(value, value, cast, value, refused("no whole number", value, type));
            default -> cast;
        };
    }

    private static String float8(String sql, String value, Wire wire) {
        return switch (wire) {
            case FLOAT8 -> sql;
            case INT2, INT4, INT8 ->
                "CASE WHEN %s BETWEEN -%s AND %s THEN %s::double precision WHEN %s IS NOT NULL THEN %s END"
                        .formatted(
                                value,
                                DENSE,
                                DENSE,
                                value,
                                value,
                                refused("beyond 2^53, where a double skips whole numbers", value, "double precision"));
            default -> value + "::double precision";
        };
    }

    /// A day's first millisecond.
    static String millisOfDay(String value) {
        return "(" + value + " - date '1970-01-01')::bigint * 86400000";
    }

    /// Spark gives the connector a day of the calendar of its time, which was another one before 1582, and in a time
    /// zone that was another one before 1900.
    private static String since1900(String value, Wire wire) {
        String begins = switch (wire) {
            case DATE -> "date '1900-01-01'";
            case TIMESTAMPTZ -> "timestamptz '1900-01-01 00:00:00+00'";
            default -> "timestamp '1900-01-01'";
        };
        return "CASE WHEN %s >= %s THEN %s WHEN %s IS NOT NULL THEN %s END"
                .formatted(
                        value,
                        begins,
                        wire == Wire.DATE ? millisOfDay(value) : millis(value),
                        value,
                        refused("before 1900, which Spark would shift", value, "bigint"));
    }

    /// Cut towards the past.
    private static String millis(String value) {
        return "extract(epoch FROM date_trunc('second', %s))::bigint * 1000 + extract(microseconds FROM %s)::bigint %% 1000000 / 1000"
                .formatted(value, value);
    }

    static String micros(String value) {
        return "extract(epoch FROM date_trunc('second', %s))::bigint * 1000000 + extract(microseconds FROM %s)::bigint %% 1000000"
                .formatted(value, value);
    }

    /// Spark reads one dimension, and gives nonsense for more of them in some types.
    private static String array(String sql, Held held) {
        String value = "(" + sql + ")";
        String type = element(held.type()) + "[]";
        String cast = value + "::" + type;
        String flat = "WHEN array_ndims(%s) > 1 THEN %s"
                .formatted(value, refused("an array of several dimensions, which Spark cannot read", value, type));
        String full = held.holdsNulls()
                ? ""
                : " WHEN array_position(%s, NULL) IS NOT NULL THEN %s"
                        .formatted(value, refused("null in an array, which would be left out", value, type));
        return "CASE %s%s ELSE %s END".formatted(flat, full, cast);
    }

    private static String element(PlainType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case INT4 -> "integer";
            case INT8, MILLIS -> "bigint";
            case FLOAT8 -> "double precision";
            case DECIMAL -> "numeric";
            case TEXT -> "text";
            case BYTES -> "bytea";
        };
    }

    /// No value of the type, whatever the type: the source says so, with this sentence in its words.
    private static String refused(String because, String value, String type) {
        return "(%s || %s::text)::%s".formatted(Literals.quoted(because + ": "), value, type);
    }
}
