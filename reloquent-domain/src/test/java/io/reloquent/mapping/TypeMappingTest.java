package io.reloquent.mapping;

import static io.reloquent.catalog.Schema.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.design.BsonType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TypeMappingTest {

    private static final Catalog CATALOG = schema().type(new EnumType("shop.status", List.of("new", "paid")))
            .type(new DomainType("shop.email", new DataType("varchar", List.of(80), 0), List.of()))
            .type(new DomainType("shop.emails", DataType.parse("shop.email[]"), List.of()))
            .type(new DomainType("shop.at", new DataType("timestamptz", List.of(3), 0), List.of()))
            .type(new DomainType("shop.state", new DataType("shop.status"), List.of()))
            .type(new DomainType("shop.loop", new DataType("shop.loop"), List.of()))
            .type(new CompositeType("shop.point", List.of()))
            .catalog();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean              | BOOLEAN     |           | BOOLEAN    |       | exact",
                "smallint             | INT2        |           | INT32      |       | exact",
                "integer              | INT4        |           | INT32      |       | exact",
                "bigint               | INT8        |           | INT64      |       | exact",
                "oid                  | INT8        | bigint    | INT64      |       | exact",
                "money                | NUMERIC     | numeric   | DECIMAL128 |       | exact",
                "json                 | JSON        | text      | JSON       |       | exact",
                "jsonb                | JSON        | text      | JSON       |       | exact",
                "real                 | FLOAT4      |           | DOUBLE     |       | exact",
                "double precision     | FLOAT8      |           | DOUBLE     |       | exact",
                "numeric              | NUMERIC     |           | DECIMAL128 |       | exact",
                "numeric(20,6)        | NUMERIC     |           | DECIMAL128 |       | exact",
                "text                 | TEXT        |           | STRING     |       | exact",
                "varchar(20)          | TEXT        |           | STRING     |       | exact",
                "char(3)              | TEXT        |           | STRING     |       | exact",
                "name                 | TEXT        |           | STRING     |       | exact",
                "bytea                | BYTES       |           | BINARY     |       | exact",
                "uuid                 | UUID        |           | UUID       |       | exact",
                "date                 | DATE        |           | DATE       |       | exact",
                "timestamp            | TIMESTAMP   |           | DATE       |       | milliseconds",
                "timestamp(0)         | TIMESTAMP   |           | DATE       |       | exact",
                "timestamp(3)         | TIMESTAMP   |           | DATE       |       | exact",
                "timestamp(4)         | TIMESTAMP   |           | DATE       |       | milliseconds",
                "timestamptz          | TIMESTAMPTZ |           | DATE       |       | milliseconds",
                "timestamptz(6)       | TIMESTAMPTZ |           | DATE       |       | milliseconds",
                "timestamptz(2)[]     | TIMESTAMPTZ |           | DATE       | array | exact",
                "integer[]            | INT4        |           | INT32      | array | exact",
                "integer[][]          | INT4        |           | INT32      | array | exact",
                "numeric(9,2)[]       | NUMERIC     |           | DECIMAL128 | array | exact",
                "money[]              | NUMERIC     | numeric[] | DECIMAL128 | array | exact",
                "jsonb[]              | JSON        | text[]    | JSON       | array | exact",
                "oid[][]              | INT8        | bigint[]  | INT64      | array | exact",
                "shop.status          | TEXT        |           | STRING     |       | exact",
                "shop.status[]        | TEXT        |           | STRING     | array | exact",
                "shop.state           | TEXT        |           | STRING     |       | exact",
                "shop.email           | TEXT        |           | STRING     |       | exact",
                "shop.email[]         | TEXT        |           | STRING     | array | exact",
                "shop.emails          | TEXT        |           | STRING     | array | exact",
                "shop.at              | TIMESTAMPTZ |           | DATE       |       | exact",
                "shop.loop            | TEXT        | text      | STRING     |       | exact",
                "shop.point           | TEXT        | text      | STRING     |       | exact",
                "shop.point[]         | TEXT        | text      | STRING     |       | exact",
                "\"char\"             | TEXT        | text      | STRING     |       | exact",
                "time                 | TEXT        | text      | STRING     |       | exact",
                "timetz               | TEXT        | text      | STRING     |       | exact",
                "interval             | TEXT        | text      | STRING     |       | exact",
                "inet                 | TEXT        | text      | STRING     |       | exact",
                "bit(8)               | TEXT        | text      | STRING     |       | exact",
                "xml                  | TEXT        | text      | STRING     |       | exact",
                "tsvector             | TEXT        | text      | STRING     |       | exact",
                "int4range            | TEXT        | text      | STRING     |       | exact",
                "point                | TEXT        | text      | STRING     |       | exact"
            })
    void each_type_has_a_default(String type, Wire wire, String cast, BsonType bson, String array, String loss) {
        ValueMapping mapping =
                new TypeMapping(CATALOG).map(DataType.parse(type), null).orElseThrow();

        assertThat(mapping.wire()).isEqualTo(wire);
        assertThat(mapping.cast()).isEqualTo(cast);
        assertThat(mapping.type()).isEqualTo(bson);
        assertThat(mapping.array()).isEqualTo(array != null);
        assertThat(mapping.loss())
                .isEqualTo(
                        loss.equals("exact")
                                ? null
                                : "a date holds milliseconds; microseconds are cut off and counted");
    }

    @Test
    void text_can_be_asked_for_instead_of_anything_and_loses_nothing() {
        for (String type : List.of("timestamptz", "integer[]", "jsonb", "shop.point", "numeric")) {
            ValueMapping mapping = new TypeMapping(CATALOG)
                    .map(DataType.parse(type), BsonType.STRING)
                    .orElseThrow();

            assertThat(mapping).isEqualTo(new ValueMapping(Wire.TEXT, "text", BsonType.STRING, false, null));
        }
    }

    @Test
    void the_default_can_be_asked_for_by_name() {
        var types = new TypeMapping(CATALOG);

        assertThat(types.map(new DataType("bigint"), BsonType.INT64))
                .isEqualTo(types.map(new DataType("bigint"), null));
    }

    @ParameterizedTest
    @EnumSource(
            value = BsonType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STRING", "INT32"})
    void no_other_type_can_be_asked_for(BsonType asked) {
        assertThat(new TypeMapping(CATALOG).map(new DataType("integer"), asked)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BsonType.class)
    void every_type_is_read_back_from_its_written_name(BsonType type) {
        assertThat(BsonType.parse(type.written())).contains(type);
    }
}
