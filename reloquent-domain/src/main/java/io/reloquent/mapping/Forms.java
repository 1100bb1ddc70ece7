package io.reloquent.mapping;

import io.reloquent.catalog.DataType;
import io.reloquent.catalog.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which forms each type of PostgreSQL can take, its default first.
///
/// The source is asked only for conversions that never fail; the reader of the rows does the others, so that a value
/// that does not fit is named with the key of its row.
final class Forms {

    private static final Form PARSED_JSON = Form.cast("text", Wire.JSON, BsonType.JSON);

    private static final Map<String, List<Form>> BUILT_IN = Map.ofEntries(
            Map.entry("smallint", whole(Form.plain(Wire.INT2, BsonType.INT32), "bigint")),
            Map.entry("integer", whole(Form.plain(Wire.INT4, BsonType.INT32), "bigint")),
            Map.entry("bigint", whole(Form.plain(Wire.INT8, BsonType.INT64), null)),
            Map.entry("oid", whole(Form.cast("bigint", Wire.INT8, BsonType.INT64), "bigint")),
            Map.entry("numeric", decimal(null, Risk.DIGITS)),
            Map.entry("money", decimal("numeric")),
            Map.entry("real", floating(Wire.FLOAT4)),
            Map.entry("double precision", floating(Wire.FLOAT8)),
            Map.entry("text", text(null, null)),
            Map.entry("varchar", text(null, null)),
            Map.entry("name", text(null, null)),
            // As text it has no spaces that fill it, and no number or date has.
            Map.entry("char", text(null, "text")),
            Map.entry(
                    "boolean",
                    List.of(
                            Form.plain(Wire.BOOLEAN, BsonType.BOOLEAN),
                            Form.cast("integer", Wire.INT4, BsonType.INT32),
                            Form.TEXT)),
            Map.entry("date", List.of(Form.plain(Wire.DATE, BsonType.DATE), Form.TEXT)),
            Map.entry("timestamp", instant(Wire.TIMESTAMP)),
            Map.entry("timestamptz", instant(Wire.TIMESTAMPTZ)),
            Map.entry("bytea", List.of(Form.plain(Wire.BYTES, BsonType.BINARY), Form.TEXT)),
            Map.entry("uuid", List.of(Form.plain(Wire.UUID, BsonType.UUID), Form.TEXT)),
            Map.entry("json", List.of(PARSED_JSON.risking(Risk.EQUAL_KEYS), Form.TEXT)),
            Map.entry("jsonb", List.of(PARSED_JSON, Form.TEXT)));

    private static final List<Form> CITEXT = text("text", "text");
    private static final List<Form> HSTORE = List.of(json("pg_catalog.to_json"), Form.TEXT);

    static final List<Form> ONLY_TEXT = List.of(Form.TEXT);
    static final List<Form> LABEL = List.of(Form.plain(Wire.TEXT, BsonType.STRING));
    static final List<Form> COMPOSITE = List.of(Form.cast("text", Wire.TEXT, BsonType.DOCUMENT), Form.TEXT);
    static final List<Form> COMPOSITES = List.of(json("pg_catalog.to_json", Risk.ATTRIBUTES), Form.TEXT);

    private Forms() {}

    static Set<String> names() {
        return BUILT_IN.keySet();
    }

    /// The forms of a type that no catalog describes: of the source's own, and of extensions in whichever schema.
    static List<Form> known(DataType type) {
        List<String> parts = TableName.parts(type.name());
        if (parts.size() != 2) {
            return BUILT_IN.getOrDefault(type.name(), ONLY_TEXT);
        }
        return switch (parts.get(1)) {
            case "citext" -> CITEXT;
            case "hstore" -> HSTORE;
            case "geometry", "geography" -> type.isArray() ? ONLY_TEXT : geometry(parts.get(0));
            default -> ONLY_TEXT;
        };
    }

    private static List<Form> geometry(String schema) {
        String quoted = '"' + schema.replace("\"", "\"\"") + '"';
        return List.of(json(quoted + ".st_asgeojson", Risk.GEOJSON), Form.TEXT);
    }

    /// A value that the source writes as JSON by itself.
    ///
    /// @param function as the source reads its name
    private static Form json(String function, Risk... risks) {
        return new Form(BsonType.JSON, Wire.JSON, Rendition.through(function, "text"), List.of(risks));
    }

    private static List<Form> whole(Form own, @Nullable String cast) {
        return defaultFirst(
                own, others(Wire.INT8, cast, BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128));
    }

    private static List<Form> decimal(@Nullable String cast, Risk... risks) {
        Form own = new Form(BsonType.DECIMAL128, Wire.NUMERIC, Rendition.castTo(cast), List.of(risks));
        Form rounded = new Form(BsonType.DOUBLE, Wire.NUMERIC, Rendition.castTo(cast), List.of(Risk.NEAREST_DOUBLE));
        return defaultFirst(
                own, Stream.concat(Stream.of(rounded), others(Wire.NUMERIC, cast, BsonType.INT32, BsonType.INT64)));
    }

    /// The source's text for a float is the shortest decimal that means it, which its cast to `numeric` is not.
    private static List<Form> floating(Wire wire) {
        Form shortest = Form.cast("text", Wire.TEXT, BsonType.DECIMAL128);
        String cast = wire == Wire.FLOAT8 ? null : "double precision";
        return defaultFirst(
                Form.plain(wire, BsonType.DOUBLE),
                Stream.concat(Stream.of(shortest), others(Wire.FLOAT8, cast, BsonType.INT32, BsonType.INT64)));
    }

    private static List<Form> instant(Wire wire) {
        return List.of(
                Form.plain(wire, BsonType.DATE).risking(Risk.MILLISECONDS),
                Form.plain(wire, BsonType.INT64),
                Form.TEXT);
    }

    /// @param cast   what the text is sent as
    /// @param parsed what it is sent as where it is read as something else
    private static List<Form> text(@Nullable String cast, @Nullable String parsed) {
        Rendition sent = Rendition.castTo(parsed);
        return Stream.of(
                        others(Wire.TEXT, cast, BsonType.STRING),
                        others(Wire.TEXT, parsed, BsonType.INT32, BsonType.INT64),
                        parsed(sent, BsonType.DOUBLE, Risk.NEAREST_DOUBLE),
                        parsed(sent, BsonType.DECIMAL128, Risk.DIGITS),
                        parsed(sent, BsonType.BOOLEAN),
                        parsed(sent, BsonType.DATE, Risk.MILLISECONDS),
                        parsed(sent, BsonType.UUID),
                        Stream.of(new Form(BsonType.JSON, Wire.JSON, sent, List.of(Risk.SPELLING, Risk.EQUAL_KEYS))),
                        parsed(sent, BsonType.OBJECT_ID))
                .flatMap(forms -> forms)
                .toList();
    }

    private static Stream<Form> parsed(Rendition sent, BsonType type, Risk... risks) {
        return Stream.of(new Form(
                type,
                Wire.TEXT,
                sent,
                Stream.concat(Stream.of(Risk.SPELLING), Stream.of(risks)).toList()));
    }

    private static Stream<Form> others(Wire wire, @Nullable String cast, BsonType... types) {
        return Stream.of(types).map(type -> new Form(type, wire, Rendition.castTo(cast), List.of()));
    }

    /// The own form, then what else is not it, then text.
    private static List<Form> defaultFirst(Form own, Stream<Form> others) {
        return Stream.of(Stream.of(own), others.filter(form -> form.type() != own.type()), Stream.of(Form.TEXT))
                .flatMap(forms -> forms)
                .toList();
    }
}
