package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a JDBC driver's values should become, written down a second time and independently of the engine.
final class JdbcValues {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> FORMS = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "oid",
            "real",
            "double precision",
            "numeric",
            "text",
            "varchar",
            "char",
            "name",
            "bytea",
            "uuid",
            "date",
            "timestamp",
            "timestamptz",
            "json",
            "jsonb");

    private final Catalog catalog;

    JdbcValues(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Whether values of the type have a form of their own in BSON; others arrive as their text.
    boolean hasForm(DataType declared) {
        String name = catalog.underlying(declared).name();
        return FORMS.contains(name)
                || catalog.type(name)
                        .filter(NamedType.EnumType.class::isInstance)
                        .isPresent();
    }

    BsonValue read(ResultSet rows, int column, DataType declared) throws SQLException {
        DataType type = catalog.underlying(declared);
        if (rows.getString(column) == null) {
            return BsonNull.VALUE;
        }
        return type.isArray() ? array(rows.getArray(column), type) : scalar(rows, column, type);
    }

    private BsonValue scalar(ResultSet rows, int column, DataType type) throws SQLException {
        String text = rows.getString(column);
        return switch (type.name()) {
            case "timestamp" ->
                new BsonDateTime(
                        millis(rows.getObject(column, LocalDateTime.class).atOffset(ZoneOffset.UTC)));
            case "timestamptz" -> new BsonDateTime(millis(rows.getObject(column, OffsetDateTime.class)));
            case "date" ->
                new BsonDateTime(rows.getObject(column, LocalDate.class).toEpochDay() * 86_400_000L);
            case "bytea" -> new BsonBinary(rows.getBytes(column));
            case "boolean" -> new BsonBoolean(rows.getBoolean(column));
            default -> fromText(text, type);
        };
    }

    private BsonValue fromText(String text, DataType type) {
        return switch (type.name()) {
            case "smallint", "integer" -> new BsonInt32(Integer.parseInt(text));
            case "bigint", "oid" -> new BsonInt64(Long.parseLong(text));
            case "real" -> new BsonDouble(Float.parseFloat(text));
            case "double precision" -> new BsonDouble(Double.parseDouble(text));
            case "numeric" -> new BsonDecimal128(Decimal128.parse(text));
            case "uuid" -> new BsonBinary(UUID.fromString(text));
            case "json", "jsonb" -> json(JSON.readTree(text));
            case "boolean" -> new BsonBoolean(text.toLowerCase(Locale.ROOT).startsWith("t"));
            default -> new BsonString(text);
        };
    }

    private BsonValue array(Array array, DataType type) throws SQLException {
        return elements((Object[]) array.getArray(), type.element());
    }

    private BsonValue elements(Object[] values, DataType element) {
        var list = new BsonArray();
        for (Object value : values) {
            if (value == null) {
                list.add(BsonNull.VALUE);
            } else if (value instanceof Object[] inner) {
                list.add(elements(inner, element));
            } else {
                boolean isEnum = catalog.type(element.name())
                        .filter(NamedType.EnumType.class::isInstance)
                        .isPresent();
                list.add(isEnum ? new BsonString(value.toString()) : fromText(value.toString(), element));
            }
        }
        return list;
    }

    private static BsonValue json(JsonNode node) {
        if (node.isObject()) {
            var document = new BsonDocument();
            node.properties().forEach(entry -> document.append(entry.getKey(), json(entry.getValue())));
            return document;
        }
        if (node.isArray()) {
            var array = new BsonArray();
            node.forEach(element -> array.add(json(element)));
            return array;
        }
        if (node.isString()) {
            return new BsonString(node.stringValue());
        }
        if (node.isBoolean()) {
            return new BsonBoolean(node.booleanValue());
        }
        return node.isNull() ? BsonNull.VALUE : number(node.decimalValue(), node.isIntegralNumber());
    }

    private static BsonValue number(BigDecimal value, boolean whole) {
        if (whole) {
            boolean isLong = value.toBigInteger().bitLength() < 64;
            boolean isInt = value.toBigInteger().bitLength() < 32;
            if (isInt) {
                return new BsonInt32(value.intValue());
            }
            return isLong ? new BsonInt64(value.longValue()) : new BsonDecimal128(new Decimal128(value));
        }
        double nearest = value.doubleValue();
        boolean exact = Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
        return exact ? new BsonDouble(nearest) : new BsonDecimal128(new Decimal128(value));
    }

    private static long millis(OffsetDateTime time) {
        return time.toInstant().toEpochMilli();
    }
}
