package io.reloquent.mapping;

import static io.reloquent.catalog.Schema.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TypeMappingTest {

    static final Catalog CATALOG = schema().type(new EnumType("shop.status", List.of("new", "paid")))
            .type(new DomainType("shop.email", new DataType("varchar", List.of(80), 0), List.of()))
            .type(new DomainType("shop.emails", DataType.parse("shop.email[]"), List.of()))
            .type(new DomainType("shop.at", new DataType("timestamptz", List.of(3), 0), List.of()))
            .type(new DomainType("shop.state", new DataType("shop.status"), List.of()))
            .type(new DomainType("shop.loop", new DataType("shop.loop"), List.of()))
            .type(new DomainType("shop.place", new DataType("shop.point"), List.of()))
            .type(new DomainType("shop.stays", DataType.parse("shop.at[]"), List.of()))
            .type(new CompositeType("shop.point", List.of()))
            .catalog();

    private static final TypeMapping TYPES = new TypeMapping(CATALOG, TypeChoices.NONE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean              | BOOLEAN     |           | BOOLEAN    |",
                "smallint             | INT2        |           | INT32      |",
                "integer              | INT4        |           | INT32      |",
                "bigint               | INT8        |           | INT64      |",
                "oid                  | INT8        | bigint    | INT64      |",
                "money                | NUMERIC     | numeric   | DECIMAL128 |",
                "json                 | JSON        | text      | JSON       |",
                "jsonb                | JSON        | text      | JSON       |",
                "real                 | FLOAT4      |           | DOUBLE     |",
                "double precision     | FLOAT8      |           | DOUBLE     |",
                "numeric              | NUMERIC     |           | DECIMAL128 |",
                "numeric(20,6)        | NUMERIC     |           | DECIMAL128 |",
                "text                 | TEXT        |           | STRING     |",
                "varchar(20)          | TEXT        |           | STRING     |",
                "char(3)              | TEXT        |           | STRING     |",
                "name                 | TEXT        |           | STRING     |",
                "bytea                | BYTES       |           | BINARY     |",
                "uuid                 | UUID        |           | UUID       |",
                "date                 | DATE        |           | DATE       |",
                "timestamp            | TIMESTAMP   |           | DATE       |",
                "timestamptz          | TIMESTAMPTZ |           | DATE       |",
                "timestamptz(2)[]     | TIMESTAMPTZ |           | DATE       | array",
                "integer[]            | INT4        |           | INT32      | array",
                "integer[][]          | INT4        |           | INT32      | array",
                "numeric(9,2)[]       | NUMERIC     |           | DECIMAL128 | array",
                "money[]              | NUMERIC     | numeric[] | DECIMAL128 | array",
                "jsonb[]              | JSON        | text[]    | JSON       | array",
                "oid[][]              | INT8        | bigint[]  | INT64      | array",
                "time[]               | TEXT        | text[]    | STRING     | array",
                "int4range[]          | TEXT        | text[]    | STRING     | array",
                "shop.status          | TEXT        |           | STRING     |",
                "shop.status[]        | TEXT        |           | STRING     | array",
                "shop.state           | TEXT        |           | STRING     |",
                "shop.email           | TEXT        |           | STRING     |",
                "shop.email[]         | TEXT        |           | STRING     | array",
                "shop.emails          | TEXT        |           | STRING     | array",
                "shop.at              | TIMESTAMPTZ |           | DATE       |",
                "shop.loop            | TEXT        | text      | STRING     |",
                "shop.point           | TEXT        | text      | DOCUMENT   |",
                "shop.place           | TEXT        | text      | DOCUMENT   |",
                "shop.citext          | TEXT        | text      | STRING     |",
                "shop.ltree           | TEXT        | text      | STRING     |",
                "\"char\"             | TEXT        | text      | STRING     |",
                "time                 | TEXT        | text      | STRING     |",
                "timetz               | TEXT        | text      | STRING     |",
                "interval             | TEXT        | text      | STRING     |",
                "inet                 | TEXT        | text      | STRING     |",
                "bit(8)               | TEXT        | text      | STRING     |",
                "xml                  | TEXT        | text      | STRING     |",
                "tsvector             | TEXT        | text      | STRING     |",
                "int4range            | TEXT        | text      | STRING     |",
                "point                | TEXT        | text      | STRING     |"
            })
    void each_type_has_a_default(String type, Wire wire, String cast, BsonType bson, String array) {
        ValueMapping mapping = mapping(type, null);

        assertThat(mapping.wire()).isEqualTo(wire);
        assertThat(mapping.sent()).isEqualTo(Rendition.castTo(cast));
        assertThat(mapping.type()).isEqualTo(bson);
        assertThat(mapping.array()).isEqualTo(array != null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ref.hstore        | pg_catalog.to_json",
                "ref.hstore[]      | pg_catalog.to_json",
                "shop.point[]      | pg_catalog.to_json",
                "shop.place[]      | pg_catalog.to_json",
                "gis.geometry      | \"gis\".st_asgeojson",
                "\"g\"\".s\".geography | \"g\"\".s\".st_asgeojson"
            })
    void some_types_become_json_by_a_function_of_the_source(String type, String function) {
        ValueMapping mapping = mapping(type, null);

        assertThat(mapping.sent()).isEqualTo(Rendition.through(function, "text"));
        assertThat(mapping.wire()).isEqualTo(Wire.JSON);
        assertThat(mapping.type()).isEqualTo(BsonType.JSON);
        assertThat(mapping.array()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean          | BOOLEAN INT32 STRING",
                "smallint         | INT32 INT64 DOUBLE DECIMAL128 STRING",
                "bigint           | INT64 INT32 DOUBLE DECIMAL128 STRING",
                "oid              | INT64 INT32 DOUBLE DECIMAL128 STRING",
                "numeric(9,2)     | DECIMAL128 DOUBLE INT32 INT64 STRING",
                "money            | DECIMAL128 DOUBLE INT32 INT64 STRING",
                "real             | DOUBLE DECIMAL128 INT32 INT64 STRING",
                "double precision | DOUBLE DECIMAL128 INT32 INT64 STRING",
                "text             | STRING INT32 INT64 DOUBLE DECIMAL128 BOOLEAN DATE UUID JSON OBJECT_ID",
                "char(24)         | STRING INT32 INT64 DOUBLE DECIMAL128 BOOLEAN DATE UUID JSON OBJECT_ID",
                "shop.citext      | STRING INT32 INT64 DOUBLE DECIMAL128 BOOLEAN DATE UUID JSON OBJECT_ID",
                "shop.email       | STRING INT32 INT64 DOUBLE DECIMAL128 BOOLEAN DATE UUID JSON OBJECT_ID",
                "date             | DATE STRING",
                "timestamp        | DATE INT64 STRING",
                "timestamptz[]    | DATE INT64 STRING",
                "bytea            | BINARY STRING",
                "uuid             | UUID STRING",
                "json             | JSON STRING",
                "shop.status      | STRING",
                "ref.hstore       | JSON STRING",
                "shop.point       | DOCUMENT STRING",
                "shop.point[]     | JSON STRING",
                "shop.place[]     | JSON STRING",
                "gis.geometry     | JSON STRING",
                "gis.geometry[]   | STRING",
                "geometry         | STRING",
                "interval         | STRING",
                "time[]           | STRING"
            })
    void these_types_can_be_asked_for_and_no_others(String type, String expected) {
        List<BsonType> possible =
                Stream.of(expected.split(" ")).map(BsonType::valueOf).toList();

        assertThat(TYPES.possible(DataType.parse(type))).isEqualTo(possible);
        assertThat(mapping(type, null)).isEqualTo(mapping(type, possible.getFirst()));
        for (BsonType asked : BsonType.values()) {
            Optional<ValueMapping> mapping = TYPES.map(DataType.parse(type), asked);
            assertThat(mapping.isPresent()).as("%s as %s", type, asked).isEqualTo(possible.contains(asked));
            mapping.ifPresent(found -> assertThat(found.type()).isEqualTo(asked));
        }
    }

    @Test
    void text_can_be_asked_for_instead_of_anything() {
        var text = new ValueMapping(Wire.TEXT, Rendition.castTo("text"), BsonType.STRING, false, List.of());
        for (String type : List.of("timestamptz", "jsonb", "shop.point", "numeric", "ref.hstore", "gis.geometry")) {
            assertThat(mapping(type, BsonType.STRING)).as(type).isEqualTo(text);
        }
        for (String type : List.of("integer[]", "shop.point[]", "ref.hstore[]", "shop.stays")) {
            ValueMapping array = mapping(type, BsonType.STRING);
            assertThat(array.sent()).as(type).isEqualTo(Rendition.castTo("text[]"));
            assertThat(array.array()).as(type).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric       | numeric=double                        | DOUBLE",
                "numeric(10,2) | numeric=double                        | DOUBLE",
                "numeric(10,2) | numeric=double numeric(10,2)=int64    | INT64",
                "numeric(10)   | numeric=double numeric(10,2)=int64    | DOUBLE",
                "numeric[]     | numeric=double                        | DOUBLE",
                "shop.email    | varchar=json                          | JSON",
                "shop.email    | varchar=json shop.email=uuid          | UUID",
                "shop.emails   | shop.email=uuid                       | UUID",
                "shop.emails   | varchar(80)=uuid                      | UUID",
                "shop.loop     | text=uuid                             | STRING",
                "shop.place    | shop.point=string                     | STRING",
                "integer       | numeric=double                        | INT32"
            })
    void the_users_choice_for_a_type_or_for_what_its_domain_is_made_of_comes_before_the_default(
            String type, String written, BsonType expected) {
        Map<String, BsonType> byType = new TreeMap<>();
        for (String choice : written.split(" ")) {
            String[] parts = choice.split("=");
            byType.put(parts[0], BsonType.parse(parts[1]).orElseThrow());
        }
        var types = new TypeMapping(CATALOG, new TypeChoices(byType));

        assertThat(types.map(DataType.parse(type), null).orElseThrow().type()).isEqualTo(expected);
        assertThat(types.map(DataType.parse(type), BsonType.STRING)
                        .orElseThrow()
                        .type())
                .isEqualTo(BsonType.STRING);
    }

    @Test
    void an_array_keeps_its_default_where_only_single_values_can_follow_the_choice() {
        var types = new TypeMapping(
                CATALOG, new TypeChoices(Map.of("shop.point", BsonType.DOCUMENT, "gis.geometry", BsonType.JSON)));

        assertThat(types.map(DataType.parse("shop.point[]"), null)).contains(mapping("shop.point[]", null));
        assertThat(types.map(DataType.parse("gis.geometry[]"), null)).contains(mapping("gis.geometry[]", null));
        assertThat(types.map(DataType.parse("shop.point[]"), BsonType.DOCUMENT)).isEmpty();
    }

    @Test
    void a_choice_that_a_type_cannot_be_is_not_passed_over() {
        var types = new TypeMapping(CATALOG, new TypeChoices(Map.of("integer", BsonType.DATE)));

        assertThat(types.map(new DataType("integer"), null)).isEmpty();
        assertThat(types.map(DataType.parse("integer[]"), null)).isEmpty();
        assertThat(types.possible(new DataType("integer"))).startsWith(BsonType.INT32);
    }

    @ParameterizedTest
    @EnumSource(BsonType.class)
    void every_type_is_read_back_from_its_written_name(BsonType type) {
        assertThat(BsonType.parse(type.written())).contains(type);
    }

    private static ValueMapping mapping(String type, @Nullable BsonType asked) {
        return TYPES.map(DataType.parse(type), asked).orElseThrow();
    }
}
