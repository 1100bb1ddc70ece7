package io.reloquent.mapping;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import io.reloquent.design.BsonType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The default type of a field for every type of a column, and which other types can be asked for.
///
/// A type without a form of its own in BSON travels as the source's text for it.
public final class TypeMapping {

    private static final String MILLISECONDS = "a date holds milliseconds; microseconds are cut off and counted";

    private static final Map<String, ValueMapping> DEFAULTS = Map.ofEntries(
            entry("boolean", Wire.BOOLEAN, BsonType.BOOLEAN, null),
            entry("smallint", Wire.INT2, BsonType.INT32, null),
            entry("integer", Wire.INT4, BsonType.INT32, null),
            entry("bigint", Wire.INT8, BsonType.INT64, null),
            Map.entry("oid", new ValueMapping(Wire.INT8, "bigint", BsonType.INT64, false, null)),
            Map.entry("money", new ValueMapping(Wire.NUMERIC, "numeric", BsonType.DECIMAL128, false, null)),
            Map.entry("json", new ValueMapping(Wire.JSON, "text", BsonType.JSON, false, null)),
            Map.entry("jsonb", new ValueMapping(Wire.JSON, "text", BsonType.JSON, false, null)),
            entry("real", Wire.FLOAT4, BsonType.DOUBLE, null),
            entry("double precision", Wire.FLOAT8, BsonType.DOUBLE, null),
            entry("numeric", Wire.NUMERIC, BsonType.DECIMAL128, null),
            entry("text", Wire.TEXT, BsonType.STRING, null),
            entry("varchar", Wire.TEXT, BsonType.STRING, null),
            entry("char", Wire.TEXT, BsonType.STRING, null),
            entry("name", Wire.TEXT, BsonType.STRING, null),
            entry("bytea", Wire.BYTES, BsonType.BINARY, null),
            entry("uuid", Wire.UUID, BsonType.UUID, null),
            entry("date", Wire.DATE, BsonType.DATE, null),
            entry("timestamp", Wire.TIMESTAMP, BsonType.DATE, MILLISECONDS),
            entry("timestamptz", Wire.TIMESTAMPTZ, BsonType.DATE, MILLISECONDS));

    private final Catalog catalog;

    public TypeMapping(Catalog catalog) {
        this.catalog = catalog;
    }

    /// How a column of this type is mapped; nothing if it cannot become the type asked for.
    ///
    /// @param asked the type the design asks for; null takes the default
    public Optional<ValueMapping> map(DataType declared, @Nullable BsonType asked) {
        ValueMapping standard = standard(declared);
        if (asked == null || (asked == standard.type() && !standard.array())) {
            return Optional.of(standard);
        }
        return asked == BsonType.STRING ? Optional.of(text()) : Optional.empty();
    }

    private ValueMapping standard(DataType declared) {
        DataType type = catalog.underlying(declared);
        DataType element = type.element();
        boolean isEnum = catalog.type(element.name())
                .filter(NamedType.EnumType.class::isInstance)
                .isPresent();
        ValueMapping found = isEnum ? DEFAULTS.get("text") : DEFAULTS.get(element.name());
        if (found == null) {
            return text();
        }
        String cast = found.cast() == null || !type.isArray() ? found.cast() : found.cast() + "[]";
        return new ValueMapping(found.wire(), cast, found.type(), type.isArray(), loss(found, element));
    }

    private static @Nullable String loss(ValueMapping mapping, DataType element) {
        List<Integer> modifiers = element.modifiers();
        boolean holdsMilliseconds = mapping.loss() != null && !modifiers.isEmpty() && modifiers.get(0) <= 3;
        return holdsMilliseconds ? null : mapping.loss();
    }

    private static ValueMapping text() {
        return new ValueMapping(Wire.TEXT, "text", BsonType.STRING, false, null);
    }

    private static Map.Entry<String, ValueMapping> entry(String name, Wire wire, BsonType type, @Nullable String loss) {
        return Map.entry(name, new ValueMapping(wire, null, type, false, loss));
    }
}
