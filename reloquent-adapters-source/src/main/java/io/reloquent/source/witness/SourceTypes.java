package io.reloquent.source.witness;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.catalog.TableName;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the types of the source become, written down a second time and independently of the engine.
///
/// @param choices what the user wants them to become instead
record SourceTypes(Catalog catalog, TypeChoices choices) {

    private static final Set<String> CHARACTERS = Set.of("text", "varchar", "char", "name");

    private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");

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

    /// What PostgreSQL orders in the way that arrays are ordered; everything else is ordered as text.
    private static final Set<String> ORDERED = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "oid",
            "money",
            "numeric",
            "real",
            "double precision",
            "uuid",
            "bytea",
            "date",
            "timestamp",
            "timestamptz");

    /// A type with its domains looked through.
    DataType underlying(DataType declared) {
        return catalog.underlying(declared);
    }

    Optional<CompositeType> composite(DataType declared) {
        return catalog.type(underlying(declared).name())
                .filter(CompositeType.class::isInstance)
                .map(CompositeType.class::cast);
    }

    /// The type that is asked for instead of the one that values of a column have by themselves. What is only the
    /// default of single values says nothing of arrays.
    ///
    /// @param asked what the design says of the column itself
    @Nullable
    BsonType other(DataType declared, @Nullable BsonType asked) {
        BsonType wanted = asked == null ? chosen(declared) : asked;
        boolean onlyDefault =
                asked == null && wanted == standard(underlying(declared).element());
        return onlyDefault || wanted == BsonType.DOCUMENT || wanted == standard(declared) ? null : wanted;
    }

    /// What is said of a domain comes before what is said of the type it is made of.
    private @Nullable BsonType chosen(DataType declared) {
        Set<String> seen = new HashSet<>();
        DataType type = declared;
        while (choices.of(type).isEmpty() && seen.add(type.name()) && named(type) instanceof DomainType domain) {
            type = domain.base();
        }
        return choices.of(type).orElse(null);
    }

    private @Nullable NamedType named(DataType type) {
        return catalog.type(type.name()).orElse(null);
    }

    /// The type that values of a type have by themselves, the elements of its arrays as well.
    BsonType standard(DataType declared) {
        DataType type = underlying(declared);
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

    /// Types of extensions that the source itself can write as JSON, in whichever schema they are.
    private boolean isJsonBySource(DataType type) {
        return type.name().endsWith(".hstore") || isGeometry(type);
    }

    private boolean isGeometry(DataType type) {
        boolean named = type.name().endsWith(".geometry") || type.name().endsWith(".geography");
        return named && !type.isArray() && catalog.type(type.name()).isEmpty();
    }

    /// How a value of a type is asked for, so that the driver has something to say for it.
    String sent(String sql, DataType declared) {
        DataType type = underlying(declared);
        if (composite(type).isPresent() || type.name().endsWith(".hstore")) {
            return "to_json(" + sql + ")";
        }
        if (isGeometry(type)) {
            return Sql.name(TableName.parts(type.name()).get(0)) + ".st_asgeojson(" + sql + ")";
        }
        String name = type.name();
        String dimensions = type.isArray() ? "[]" : "";
        if (name.equals("money")) {
            return sql + "::numeric" + dimensions;
        }
        boolean plain = isEnum(name) || CHARACTERS.contains(name) || (FORMS.contains(name) && !type.isArray());
        return plain ? sql : sql + "::text" + dimensions;
    }

    /// How a value is asked for that becomes something else than it is by itself: as the text that says it.
    String printed(String sql, DataType declared, BsonType other) {
        DataType type = underlying(declared);
        String dimensions = type.isArray() ? "[]" : "";
        boolean amount = type.name().equals("money") && other != BsonType.STRING;
        return sql + (amount ? "::numeric" + dimensions : "") + "::text" + dimensions;
    }

    /// What a value of a type is when it was asked for like that.
    DataType arrives(DataType declared) {
        DataType type = underlying(declared);
        if (composite(type).isPresent() || isJsonBySource(type)) {
            return new DataType("jsonb");
        }
        return type.name().equals("money") ? new DataType("numeric").withDimensions(type.dimensions()) : type;
    }

    private boolean isEnum(String name) {
        return catalog.type(name).filter(EnumType.class::isInstance).isPresent();
    }

    /// How a part of a key is asked for, so that equal ones are read as equal: as a whole number or as text.
    String told(String sql, DataType declared) {
        DataType type = underlying(declared);
        boolean plain = !type.isArray() && (WHOLE.contains(type.name()) || CHARACTERS.contains(type.name()));
        return plain ? sql : sql + "::text";
    }

    boolean isWhole(DataType declared) {
        DataType type = underlying(declared);
        return !type.isArray() && WHOLE.contains(type.name());
    }

    /// The same value on both sides of a foreign key. A text that points at a `char`, or the other way round, is
    /// compared as the foreign key compares it: as what it points at.
    String equal(String pointing, DataType from, String pointedAt, DataType to) {
        String own = underlying(from).name();
        String other = underlying(to).name();
        boolean mixed = !own.equals(other) && CHARACTERS.contains(own) && CHARACTERS.contains(other);
        // `char` without a length would be one character.
        String cast = mixed ? "::" + (other.equals("char") ? "bpchar" : other) : "";
        return pointedAt + " = " + pointing + cast;
    }

    /// What orders rows by a column: text by code point.
    String ordered(String column, DataType declared) {
        DataType type = underlying(declared);
        boolean asItIs = !type.isArray() && ORDERED.contains(type.name());
        return asItIs ? column : column + "::text collate \"C\"";
    }

    /// The type of an expression, as the language has it: whole numbers are all of one kind.
    static DataType evaluated(String name) {
        return new DataType(
                switch (name) {
                    case "int2", "int4", "int8" -> "bigint";
                    case "bool" -> "boolean";
                    case "float4" -> "real";
                    case "float8" -> "double precision";
                    default -> name;
                });
    }
}
