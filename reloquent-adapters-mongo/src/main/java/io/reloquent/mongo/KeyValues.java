package io.reloquent.mongo;

import io.reloquent.fault.YoursToFix;
import io.reloquent.sizing.ShardKey;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/// Values of shard keys, from the text that the source writes for them.
final class KeyValues {

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[' ']['T']HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(TIMESTAMP)
            .appendPattern("[xxx][X]")
            .toFormatter(java.util.Locale.ROOT);

    private KeyValues() {}

    /// The place where a collection is cut.
    ///
    /// @throws YoursToFix if a value is not of its part's type
    static BsonDocument point(String collection, ShardKey key, List<String> values) {
        var point = new BsonDocument();
        for (int i = 0; i < values.size(); i++) {
            ShardKey.Part part = key.parts().get(i);
            point.append(part.path(), value(collection, part, values.get(i)));
        }
        return point;
    }

    private static BsonValue value(String collection, ShardKey.Part part, String text) {
        try {
            return part.hashed() ? new BsonInt64(Long.parseLong(text)) : value(part.type(), text);
        } catch (RuntimeException e) {
            throw YoursToFix.usage(
                    "The sharding plan cuts collection %s at %s = '%s', which is not of type %s."
                            .formatted(
                                    collection, part.path(), text, part.type().isEmpty() ? "(none)" : part.type()),
                    "Correct the value, or make the sharding plan again.",
                    e);
        }
    }

    /// @param type MongoDB's alias of it
    private static BsonValue value(String type, String text) {
        return switch (type) {
            case "int" -> new BsonInt32(Integer.parseInt(text));
            case "long" -> new BsonInt64(Long.parseLong(text));
            case "double" -> new BsonDouble(Double.parseDouble(text));
            case "decimal" -> new BsonDecimal128(Decimal128.parse(text));
            case "string" -> new BsonString(text);
            case "bool" -> bool(text);
            case "date" -> new BsonDateTime(milliseconds(text));
            case "objectId" -> new BsonObjectId(new ObjectId(text));
            case "binData" -> binary(text);
            default -> throw new IllegalArgumentException("no type of a key");
        };
    }

    private static BsonBoolean bool(String text) {
        return switch (text) {
            case "t", "true" -> BsonBoolean.TRUE;
            case "f", "false" -> BsonBoolean.FALSE;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    /// A day, a time without a zone (taken as of UTC, as documents have it), or an instant.
    private static long milliseconds(String text) {
        if (text.length() <= "2026-01-01".length()) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        var parsed = INSTANT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime instant
                ? instant.toInstant().toEpochMilli()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static BsonBinary binary(String text) {
        return text.startsWith("\\x")
                ? new BsonBinary(HexFormat.of().parseHex(text.substring(2)))
                : new BsonBinary(UUID.fromString(text));
    }
}
