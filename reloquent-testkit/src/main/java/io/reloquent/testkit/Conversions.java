package io.reloquent.testkit;

import io.reloquent.mapping.BsonType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/// Text as a value of a type that a design asks for.
final class Conversions {

    private Conversions() {}

    static BsonValue parse(String text, BsonType type) {
        return switch (type.written()) {
            case "string" -> new BsonString(text);
            case "int32" -> new BsonInt32(number(text).intValueExact());
            case "int64" -> new BsonInt64(number(text).longValueExact());
            case "double" -> new BsonDouble(Double.parseDouble(text));
            case "decimal128" -> new BsonDecimal128(Decimal128.parse(text));
            case "boolean" -> new BsonBoolean(text.toLowerCase(Locale.ROOT).startsWith("t"));
            case "date" -> new BsonDateTime(instant(text).toEpochMilli());
            case "uuid" -> new BsonBinary(UUID.fromString(text));
            case "binary" -> new BsonBinary(HexFormat.of().parseHex(text.replaceFirst("^\\\\x", "")));
            case "json" -> JsonValues.of(text);
            case "objectid" -> new BsonObjectId(new ObjectId(text));
            default -> throw new IllegalArgumentException("the reconstruction makes no " + type);
        };
    }

    /// Since 1970 began in UTC.
    static BsonInt64 microseconds(String text) {
        return new BsonInt64(ChronoUnit.MICROS.between(Instant.EPOCH, instant(text)));
    }

    /// True is 1.
    private static BigDecimal number(String text) {
        return switch (text) {
            case "true" -> BigDecimal.ONE;
            case "false" -> BigDecimal.ZERO;
            default -> new BigDecimal(text.strip());
        };
    }

    /// A day, a time on it without a zone (which is UTC then), or one with.
    private static Instant instant(String text) {
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String time = text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00");
        return time.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                ? Instant.parse(time)
                : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    }
}
