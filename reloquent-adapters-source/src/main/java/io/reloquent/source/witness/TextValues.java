package io.reloquent.source.witness;

import io.reloquent.catalog.DataType;
import io.reloquent.mapping.BsonType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/// Texts as values of other types.
final class TextValues {

    private TextValues() {}

    /// Writes the value of a type of the source that PostgreSQL printed.
    static void write(String text, DataType type, BsonBinaryWriter out) {
        switch (type.name()) {
            case "smallint", "integer" -> out.writeInt32(Integer.parseInt(text));
            case "bigint", "oid" -> out.writeInt64(Long.parseLong(text));
            case "real" -> out.writeDouble(Float.parseFloat(text));
            case "double precision" -> out.writeDouble(Double.parseDouble(text));
            case "numeric" -> out.writeDecimal128(Decimal128.parse(text));
            case "uuid" -> out.writeBinaryData(new BsonBinary(UUID.fromString(text)));
            case "json", "jsonb" -> JsonValues.write(text, out);
            case "boolean" -> out.writeBoolean(isTrue(text));
            case "bytea" -> out.writeBinaryData(bytes(text));
            case "date" -> out.writeDateTime(Times.milliseconds(LocalDate.from(Times.parse(text))));
            case "timestamp", "timestamptz" -> out.writeDateTime(Times.milliseconds(Times.parse(text)));
            default -> out.writeString(text);
        }
    }

    /// Writes what a text says as a value of a type that the design asks for.
    static void write(String text, BsonType type, BsonBinaryWriter out) {
        switch (type) {
            case STRING -> out.writeString(text);
            case INT32 -> out.writeInt32(number(text).intValueExact());
            case INT64 -> out.writeInt64(isMoment(text) ? Times.microseconds(Times.parse(text)) : whole(text));
            case DOUBLE -> out.writeDouble(Double.parseDouble(text));
            case DECIMAL128 -> out.writeDecimal128(Decimal128.parse(text));
            case BOOLEAN -> out.writeBoolean(isTrue(text));
            case DATE -> out.writeDateTime(Times.milliseconds(Times.parse(text)));
            case UUID -> out.writeBinaryData(new BsonBinary(UUID.fromString(text)));
            case BINARY -> out.writeBinaryData(bytes(text));
            case JSON, DOCUMENT -> JsonValues.write(text, out);
            case OBJECT_ID -> out.writeObjectId(new ObjectId(text));
        }
    }

    private static boolean isMoment(String text) {
        return text.indexOf(':') > 0;
    }

    private static long whole(String text) {
        return number(text).longValueExact();
    }

    /// True is 1.
    private static BigDecimal number(String text) {
        return switch (text) {
            case "true" -> BigDecimal.ONE;
            case "false" -> BigDecimal.ZERO;
            default -> new BigDecimal(text);
        };
    }

    private static boolean isTrue(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static BsonBinary bytes(String text) {
        return new BsonBinary(HexFormat.of().parseHex(text.startsWith("\\x") ? text.substring(2) : text));
    }
}
