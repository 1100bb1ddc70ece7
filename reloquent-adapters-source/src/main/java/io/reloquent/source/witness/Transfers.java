package io.reloquent.source.witness;

import io.reloquent.catalog.DataType;
import io.reloquent.mapping.BsonType;
import io.reloquent.source.witness.Cell.Transfer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// How each kind of value comes out of the JDBC driver and goes into BSON.
final class Transfers {

    private Transfers() {}

    /// Values as they are.
    ///
    /// @param type what the driver is told
    static Transfer plain(DataType type) {
        if (type.isArray()) {
            return (row, at, out) -> elements(row, at, out, (text, to) -> TextValues.write(text, type.element(), to));
        }
        return switch (type.name()) {
            case "smallint", "integer" -> Transfers::int32;
            case "bigint", "oid" -> Transfers::int64;
            case "real" -> Transfers::real;
            case "double precision" -> Transfers::real64;
            case "numeric" -> Transfers::decimal;
            case "boolean" -> Transfers::truth;
            case "date" -> Transfers::date;
            case "timestamp", "timestamptz" ->
                (row, at, out) -> {
                    LocalDateTime time = time(row, at, type);
                    write(time, out, (value, to) -> to.writeDateTime(Times.milliseconds(value)));
                };
            case "bytea" ->
                (row, at, out) ->
                        write(row.getBytes(at), out, (value, to) -> to.writeBinaryData(new BsonBinary(value)));
            case "uuid" ->
                (row, at, out) -> write(
                        row.getObject(at, UUID.class), out, (value, to) -> to.writeBinaryData(new BsonBinary(value)));
            case "json", "jsonb" -> (row, at, out) -> write(row.getString(at), out, JsonValues::write);
            default -> (row, at, out) -> write(row.getString(at), out, (value, to) -> to.writeString(value));
        };
    }

    /// Microseconds since 1970 began in UTC.
    static Transfer microseconds(DataType type) {
        return (row, at, out) -> {
            LocalDateTime time = time(row, at, type);
            write(time, out, (value, to) -> to.writeInt64(Times.microseconds(value)));
        };
    }

    /// Texts that say values of another type.
    static Transfer parsed(BsonType type) {
        return (row, at, out) -> write(row.getString(at), out, (value, to) -> TextValues.write(value, type, to));
    }

    /// Arrays of such texts.
    static Transfer parsedElements(BsonType type) {
        return (row, at, out) -> elements(row, at, out, (text, to) -> TextValues.write(text, type, to));
    }

    private static <T> void write(@Nullable T value, BsonBinaryWriter out, BiConsumer<T, BsonBinaryWriter> writes) {
        if (value == null) {
            out.writeNull();
        } else {
            writes.accept(value, out);
        }
    }

    private static void int32(ResultSet row, int at, BsonBinaryWriter out) throws SQLException {
        int value = row.getInt(at);
        if (row.wasNull()) {
            out.writeNull();
        } else {
            out.writeInt32(value);
        }
    }

    private static void int64(ResultSet row, int at, BsonBinaryWriter out) throws SQLException {
        long value = row.getLong(at);
        if (row.wasNull()) {
            out.writeNull();
        } else {
            out.writeInt64(value);
        }
    }

    private static void real(ResultSet row, int at, BsonBinaryWriter out) throws SQLException {
        float value = row.getFloat(at);
        if (row.wasNull()) {
            out.writeNull();
        } else {
            out.writeDouble(value);
        }
    }

    private static void real64(ResultSet row, int at, BsonBinaryWriter out) throws SQLException {
        double value = row.getDouble(at);
        if (row.wasNull()) {
            out.writeNull();
        } else {
            out.writeDouble(value);
        }
    }

    private static void truth(ResultSet row, int at, BsonBinaryWriter out) throws SQLException {
        boolean value = row.getBoolean(at);
        if (row.wasNull()) {
            out.writeNull();
        } else {
            out.writeBoolean(value);
        }
    }

    private static void date(ResultSet row, int at, BsonBinaryWriter out) throws SQLException {
        LocalDate day = row.getObject(at, LocalDate.class);
        write(day, out, (value, to) -> to.writeDateTime(Times.milliseconds(value)));
    }

    private static void decimal(ResultSet row, int at, BsonBinaryWriter out) throws SQLException {
        write(decimal(row, at), out, (value, to) -> to.writeDecimal128(value));
    }

    /// What is no number at all, as NaN, is one only as a text.
    private static @Nullable Decimal128 decimal(ResultSet row, int at) throws SQLException {
        try {
            BigDecimal value = row.getBigDecimal(at);
            return value == null ? null : new Decimal128(value);
        } catch (SQLException noNumber) {
            return Decimal128.parse(String.valueOf(row.getString(at)));
        }
    }

    private static @Nullable LocalDateTime time(ResultSet row, int at, DataType type) throws SQLException {
        if (type.name().equals("timestamp")) {
            return row.getObject(at, LocalDateTime.class);
        }
        OffsetDateTime instant = row.getObject(at, OffsetDateTime.class);
        return instant == null
                ? null
                : instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private static void elements(ResultSet row, int at, BsonBinaryWriter out, BiConsumer<String, BsonBinaryWriter> each)
            throws SQLException {
        var array = row.getArray(at);
        if (array == null) {
            out.writeNull();
        } else {
            elements((Object[]) array.getArray(), out, each);
        }
    }

    private static void elements(
            @Nullable Object[] values, BsonBinaryWriter out, BiConsumer<String, BsonBinaryWriter> each) {
        out.writeStartArray();
        for (Object value : values) {
            if (value instanceof Object[] nested) {
                elements(nested, out, each);
            } else if (value == null) {
                out.writeNull();
            } else {
                each.accept(value.toString(), out);
            }
        }
        out.writeEndArray();
    }
}
