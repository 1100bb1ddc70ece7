package io.reloquent.plan;

import io.reloquent.catalog.DataType;
import io.reloquent.expression.ExpressionType;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Wire;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;

/// Values that the design spells out, and the types the source gives them.
final class Constants {

    private static final int DAY = "2024-02-29".length();

    private Constants() {}

    /// The source's type for a value of the design.
    static DataType type(BsonType type) {
        return new DataType(
                switch (type) {
                    case INT32 -> "integer";
                    case INT64 -> "bigint";
                    case DOUBLE -> "double precision";
                    case DECIMAL128 -> "numeric";
                    case BOOLEAN -> "boolean";
                    case DATE -> "timestamptz";
                    case UUID -> "uuid";
                    case BINARY -> "bytea";
                    case JSON, DOCUMENT -> "json";
                    case STRING, OBJECT_ID -> "text";
                });
    }

    /// The source's type for the value of an expression.
    static DataType type(ExpressionType type) {
        return new DataType(
                switch (type) {
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
                });
    }

    /// Whether the source would read a text as a value of this form.
    static boolean fits(Wire wire, String text) {
        try {
            return text.indexOf('\0') < 0 && !read(wire, text).equals("");
        } catch (DateTimeException | IllegalArgumentException notOne) {
            return false;
        }
    }

    /// A day alone is its midnight.
    private static String moment(String text) {
        return text.length() > DAY ? text.replace(' ', 'T') : text + "T00:00:00";
    }

    private static Object read(Wire wire, String text) {
        return switch (wire) {
            case BOOLEAN -> text.equals("true") || text.equals("false") ? text : "";
            case INT2 -> Short.valueOf(text);
            case INT4 -> Integer.valueOf(text);
            case INT8 -> Long.valueOf(text);
            case NUMERIC -> new BigDecimal(text);
            case FLOAT4, FLOAT8 -> Double.valueOf(text);
            case UUID -> UUID.fromString(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(moment(text));
            case TIMESTAMPTZ -> OffsetDateTime.parse(text.length() > DAY ? moment(text) : moment(text) + "Z");
            case BYTES -> text.startsWith("\\x") ? HexFormat.of().parseHex(text.substring(2)) : "";
            case JSON -> text.strip();
            case TEXT -> "'" + text + "'";
        };
    }
}
