package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.Key;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.catalog.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogTypesTest {

    private static final String DATABASE = "types";

    private static Catalog catalog = new Catalog("", "", List.of(), List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void read() throws SQLException {
        TestServer.create(DATABASE, TestServer.script("everything.sql"));
        catalog = TestServer.reader(TestServer.address(DATABASE)).readStructure();
    }

    @Test
    void writes_every_type_by_its_sql_name_with_modifiers_as_numbers() {
        Map<String, String> types = catalog.table(new TableName("shop", "every_type")).columns().stream()
                .collect(Collectors.toMap(Column::name, c -> c.type().toString()));
        assertThat(types).containsExactlyInAnyOrderEntriesOf(TypesAsWritten.BY_COLUMN);
    }

    @Test
    void counts_the_dimensions_of_arrays() {
        var columns = catalog.table(new TableName("shop", "every_type"));
        assertThat(columns.column("texts").orElseThrow().type()).isEqualTo(new DataType("text", List.of(), 2));
        assertThat(columns.column("numerics").orElseThrow().type())
                .isEqualTo(new DataType("numeric", List.of(5, 1), 1));
    }

    @Test
    void takes_a_column_as_never_null_if_its_domain_refuses_null() {
        assertThat(catalog.table(new TableName("shop", "every_type")).columns())
                .filteredOn(c -> !c.nullable())
                .extracting(Column::name)
                .containsExactly("a_domain", "a_domain_of_a_domain");
    }

    @Test
    void reads_the_types_that_columns_use_also_through_others_and_no_more() {
        assertThat(catalog.types())
                .containsExactly(
                        new CompositeType(
                                "ref.country",
                                List.of(
                                        new Attribute("code", DataType.parse("char(2)")),
                                        new Attribute("name", new DataType("text")))),
                        new DomainType(
                                "shop.amount",
                                DataType.parse("numeric(12,2)"),
                                List.of("(VALUE >= (0)::numeric)", "(VALUE < '1000000000'::numeric)")),
                        new EnumType("shop.nothing", List.of()),
                        new EnumType("shop.order_status", List.of("new", "paid", "it's \"gone\"")),
                        new CompositeType(
                                "shop.part",
                                List.of(
                                        new Attribute("length", new DataType("integer")),
                                        new Attribute("unit", DataType.parse("varchar(8)")),
                                        new Attribute("measure", new DataType("shop.used_in_another")),
                                        new Attribute("states", DataType.parse("shop.order_status[]")))),
                        new DomainType("shop.price", new DataType("shop.amount"), List.of()),
                        new DomainType("shop.tags", DataType.parse("text[]"), List.of()),
                        new EnumType("shop.used_in_another", List.of("m", "kg")));
    }

    @Test
    void takes_a_column_as_nullable_if_rows_from_before_need_not_keep_its_not_null() throws SQLException {
        TestServer.create("old_rows", """
                create table public.old (checked integer not null, unchecked integer);
                insert into public.old values (1, null);
                alter table public.old add constraint from_now_on not null unchecked not valid""");
        var table = TestServer.reader(TestServer.address("old_rows"))
                .readStructure()
                .table(new TableName("public", "old"));
        assertThat(table.columns())
                .containsExactly(
                        new Column("checked", new DataType("integer"), false),
                        new Column("unchecked", new DataType("integer"), true));
    }

    @Test
    void takes_a_key_over_a_period_for_a_key() throws SQLException {
        TestServer.create("periods", """
                create table public.stay (room int4range, nights daterange,
                  primary key (room, nights without overlaps))""");
        var table =
                TestServer.reader(TestServer.address("periods")).readStructure().table(new TableName("public", "stay"));
        assertThat(table.primaryKey()).isEqualTo(new Key("stay_pkey", List.of("room", "nights")));
    }
}
