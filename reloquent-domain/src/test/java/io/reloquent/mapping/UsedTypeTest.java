package io.reloquent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsedTypeTest {

    private static final List<NamedType> NAMED = List.of(
            new NamedType.EnumType("shop.mood", List.of("sad")),
            new NamedType.DomainType("shop.year", DataType.parse("integer"), List.of()),
            new NamedType.DomainType("shop.years", DataType.parse("integer[]"), List.of()),
            new NamedType.CompositeType(
                    "shop.address", List.of(new NamedType.Attribute("since", DataType.parse("date")))));

    private static final List<String> TYPES = List.of(
            "integer",
            "integer[]",
            "bigint[]",
            "numeric(10,2)",
            "numeric",
            "varchar(20)",
            "varchar(30)",
            "timestamp(3)",
            "timestamptz",
            "json",
            "jsonb[]",
            "inet[]",
            "shop.mood",
            "shop.mood[]",
            "shop.year",
            "shop.year[]",
            "shop.years",
            "shop.address",
            "shop.address[]");

    private final Catalog catalog = catalog(TYPES);

    @Test
    void types_go_by_their_names_however_many_modifiers_they_have() {
        assertThat(UsedType.all(catalog, TypeChoices.NONE).stream().map(type -> type.name() + " " + type.columns()))
                .containsExactly(
                        "bigint 1",
                        "date 1",
                        "inet 1",
                        "integer 2",
                        "json 1",
                        "jsonb 1",
                        "numeric 2",
                        "shop.address 2",
                        "shop.mood 2",
                        "shop.year 2",
                        "shop.years 1",
                        "timestamp 1",
                        "timestamptz 1",
                        "varchar 2");
    }

    @Test
    void defaults_that_are_written_out_change_nothing() {
        var defaults = new TypeMapping(catalog, TypeChoices.NONE);
        var written = new TypeMapping(catalog, UsedType.choices(catalog, TypeChoices.NONE));
        for (String type : TYPES) {
            assertThat(written.map(DataType.parse(type), null))
                    .as(type)
                    .isPresent()
                    .isEqualTo(defaults.map(DataType.parse(type), null));
        }
    }

    @Test
    void choices_survive_and_new_types_get_their_defaults() {
        var present = new TypeChoices(Map.of(
                "integer",
                BsonType.INT64,
                "numeric(10,2)",
                BsonType.DOUBLE,
                "money",
                BsonType.DOUBLE,
                "oid",
                BsonType.INT64));
        Map<String, BsonType> kept = UsedType.choices(catalog, present).byType();
        assertThat(kept)
                .containsEntry("integer", BsonType.INT64)
                .containsEntry("numeric(10,2)", BsonType.DOUBLE)
                .containsEntry("numeric", BsonType.DECIMAL128)
                .containsEntry("varchar", BsonType.STRING)
                .as("of a type no column has, but not what the user cannot have meant")
                .containsEntry("money", BsonType.DOUBLE)
                .doesNotContainKey("oid");
        assertThat(UsedType.choices(catalog, new TypeChoices(kept)).byType()).isEqualTo(kept);
    }

    @Test
    void what_is_lost_is_what_the_choice_loses() {
        assertThat(type("timestamptz", TypeChoices.NONE).losses())
                .singleElement()
                .asString()
                .contains("milliseconds");
        assertThat(type("timestamptz", new TypeChoices(Map.of("timestamptz", BsonType.STRING)))
                        .losses())
                .isEmpty();
        assertThat(type("timestamp", TypeChoices.NONE).losses())
                .as("three decimals")
                .isEmpty();
        assertThat(type("timestamptz", TypeChoices.NONE).possible())
                .startsWith(BsonType.DATE)
                .contains(BsonType.STRING);
    }

    @Test
    void what_is_no_type_at_all_is_kept_for_its_writer_to_see() {
        var present =
                new TypeChoices(Map.of("a..b", BsonType.INT32, "numeric)", BsonType.INT32, "\"", BsonType.STRING));
        assertThat(UsedType.choices(catalog, present).byType())
                .containsEntry("a..b", BsonType.INT32)
                .containsEntry("numeric)", BsonType.INT32)
                .doesNotContainKey("\"");
    }

    private UsedType type(String name, TypeChoices choices) {
        return UsedType.all(catalog, choices).stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Catalog catalog(List<String> types) {
        List<Column> columns = new ArrayList<>();
        for (String type : types) {
            columns.add(new Column("c" + columns.size(), DataType.parse(type), true));
        }
        var table = new Table(
                TableName.parse("shop.all"),
                Table.Kind.TABLE,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RowCount.unknown(),
                0,
                null);
        return new Catalog("PostgreSQL", "shop", List.of(table), List.of(), NAMED, List.of(), List.of());
    }
}
