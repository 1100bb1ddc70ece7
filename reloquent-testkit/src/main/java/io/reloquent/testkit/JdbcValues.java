package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.catalog.TableName;
import io.reloquent.mapping.BsonType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
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

/// What a JDBC driver's values should become, written down a second time and independently of the engine.
final class JdbcValues {

    private static final Set<String> CHARACTERS = Set.of("text", "varchar", "char", "name");

    private static final Set<String> FORMS = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "oid",
            "real",
            "double precision",
            "numeric",
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

    /// What reads one value of the present row of a result.
    interface Reader {
        BsonValue read(ResultSet rows) throws SQLException;
    }

    /// Asks for a value and says what reads it.
    ///
    /// @param add puts SQL into the list of the query, and says the number it has there
    Reader reader(Asked asked, ToIntFunction<String> add) {
        DataType type = asked.type() == null ? null : catalog.underlying(asked.type());
        if (type == null) {
            int at = add.applyAsInt(asked.sql());
            return rows -> present(rows, at, evaluated(rows.getMetaData().getColumnTypeName(at)));
        }
        Optional<CompositeType> composite = composite(type);
        if (composite.isPresent() && !type.isArray()) {
            return composite(asked.sql(), composite.get(), add);
        }
        int at = add.applyAsInt(sent(asked.sql(), type));
        return rows -> present(rows, at, arrives(type));
    }

    /// The attributes of a composite value by their own names.
    private Reader composite(String sql, CompositeType type, ToIntFunction<String> add) {
        int whole = add.applyAsInt(sql + "::text");
        Map<String, Reader> attributes = new LinkedHashMap<>();
        for (Attribute attribute : type.attributes()) {
            String of = "(" + sql + ")." + Asked.quoted(attribute.name());
            attributes.put(attribute.name(), reader(new Asked(of, attribute.type()), add));
        }
        return rows -> {
            if (rows.getString(whole) == null) {
                return BsonNull.VALUE;
            }
            var document = new BsonDocument();
            for (var attribute : attributes.entrySet()) {
                document.append(attribute.getKey(), attribute.getValue().read(rows));
            }
            return document;
        };
    }

    Optional<CompositeType> composite(DataType declared) {
        return catalog.type(catalog.underlying(declared).name())
                .filter(CompositeType.class::isInstance)
                .map(CompositeType.class::cast);
    }

    /// The type that values of a type have by themselves, the elements of its arrays as well.
    BsonType standard(DataType declared) {
        DataType type = catalog.underlying(declared);
        if (composite(type).isPresent()) {
            return type.isArray() ? BsonType.JSON : BsonType.DOCUMENT;
        }
        if (isJsonBySource(type)) {
            return BsonType.JSON;
        }
        return switch (type.name()) {
            case "boolean" -> BsonType.BOOLEAN;
            case "smallint", "integer" -> BsonType.INT32;
            case "bigint", "oid" -> BsonType.INT64;
            case "real", "double precision" -> BsonType.DOUBLE;
            case "numeric", "money" -> BsonType.DECIMAL128;
            case "bytea" -> BsonType.BINARY;
            case "uuid" -> BsonType.UUID;
            case "date", "timestamp", "timestamptz" -> BsonType.DATE;
            case "json", "jsonb" -> BsonType.JSON;
            default -> BsonType.STRING;
        };
    }

    private boolean isEnum(String name) {
        return catalog.type(name).filter(EnumType.class::isInstance).isPresent();
    }

    /// Types of extensions that the source itself can write as JSON, in whichever schema they are.
    private boolean isJsonBySource(DataType type) {
        return type.name().endsWith(".hstore") || isGeometry(type);
    }

    private boolean isGeometry(DataType type) {
        boolean named = type.name().endsWith(".geometry") || type.name().endsWith(".geography");
        return named && !type.isArray() && catalog.type(type.name()).isEmpty();
    }

    /// How a value of a type is asked for, so that the driver has something to say for it.
    private String sent(String sql, DataType type) {
        if (composite(type).isPresent() || type.name().endsWith(".hstore")) {
            return "to_json(" + sql + ")";
        }
        if (isGeometry(type)) {
            return Asked.quoted(TableName.parts(type.name()).get(0)) + ".st_asgeojson(" + sql + ")";
        }
        String name = type.name();
        String dimensions = type.isArray() ? "[]" : "";
        if (name.equals("money")) {
            return sql + "::numeric" + dimensions;
        }
        boolean plain = isEnum(name) || CHARACTERS.contains(name) || (FORMS.contains(name) && !type.isArray());
        return plain ? sql : sql + "::text" + dimensions;
    }

    /// What a value of a type is when it was asked for like that.
    private DataType arrives(DataType type) {
        if (composite(type).isPresent() || isJsonBySource(type)) {
            return new DataType("jsonb");
        }
        return type.name().equals("money") ? new DataType("numeric").withDimensions(type.dimensions()) : type;
    }

    /// The type of an expression, as the language has it: whole numbers are all of one kind.
    private static DataType evaluated(String name) {
        return new DataType(
                switch (name) {
                    case "int2", "int4", "int8" -> "bigint";
                    case "bool" -> "boolean";
                    case "float4" -> "real";
                    case "float8" -> "double precision";
                    default -> name;
                });
    }

    private BsonValue present(ResultSet rows, int column, DataType type) throws SQLException {
        if (rows.getString(column) == null) {
            return BsonNull.VALUE;
        }
        return type.isArray()
                ? elements((Object[]) rows.getArray(column).getArray(), type.element())
                : scalar(rows, column, type);
    }

    private BsonValue scalar(ResultSet rows, int column, DataType type) throws SQLException {
        return switch (type.name()) {
            case "timestamp" ->
                instant(rows.getObject(column, LocalDateTime.class).atOffset(ZoneOffset.UTC));
            case "timestamptz" -> instant(rows.getObject(column, OffsetDateTime.class));
            case "date" -> day(rows.getObject(column, LocalDate.class));
            case "bytea" -> new BsonBinary(rows.getBytes(column));
            case "boolean" -> new BsonBoolean(rows.getBoolean(column));
            default -> fromText(rows.getString(column), type);
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
            case "json", "jsonb" -> JsonValues.of(text);
            case "boolean" -> new BsonBoolean(text.startsWith("t"));
            case "bytea" -> new BsonBinary(HexFormat.of().parseHex(text.substring(2)));
            case "date" -> day(LocalDate.parse(text));
            case "timestamp" ->
                instant(LocalDateTime.parse(text.replace(' ', 'T')).atOffset(ZoneOffset.UTC));
            case "timestamptz" -> instant(OffsetDateTime.parse(text.replace(' ', 'T') + ":00"));
            default -> new BsonString(text);
        };
    }

    private BsonValue elements(Object[] values, DataType element) {
        var list = new BsonArray();
        for (Object value : values) {
            if (value == null) {
                list.add(BsonNull.VALUE);
            } else {
                boolean nested = value instanceof Object[];
                list.add(nested ? elements((Object[]) value, element) : fromText(value.toString(), element));
            }
        }
        return list;
    }

    private static BsonDateTime instant(OffsetDateTime time) {
        return new BsonDateTime(time.toInstant().toEpochMilli());
    }

    private static BsonDateTime day(LocalDate date) {
        return new BsonDateTime(date.toEpochDay() * 86_400_000L);
    }
}
