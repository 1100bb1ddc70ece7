package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.sandbox.SampleShop;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The sample shop, asked once through the catalog and once in plain SQL.
class SampleShopTest {

    private static final String DATABASE = "sample_shop";

    private static Catalog catalog = new Catalog("", "", List.of(), List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void read() throws SQLException {
        TestServer.server().createDatabase(DATABASE);
        try (var connection = TestServer.server().connect(DATABASE)) {
            SampleShop.load(connection, 0.05);
        }
        catalog = TestServer.reader(TestServer.address(DATABASE)).read(Duration.ofSeconds(60));
    }

    @Test
    void has_the_tables_that_the_information_schema_has() throws SQLException {
        assertThat(catalog.tables().stream().map(t -> t.name().toString()).collect(Collectors.joining(" ")))
                .isEqualTo(TestServer.ask(DATABASE, """
                        select string_agg(table_schema || '.' || table_name, ' '
                          order by table_schema collate "C", table_name collate "C")
                        from information_schema.tables
                        where table_schema in ('crm', 'shop')"""));
    }

    @Test
    void has_the_columns_that_the_information_schema_has_in_order() throws SQLException {
        for (Table table : catalog.tables()) {
            assertThat(table.columns().stream()
                            .map(c -> c.name() + (c.nullable() ? " null" : ""))
                            .collect(Collectors.joining(", ")))
                    .isEqualTo(TestServer.ask(DATABASE, """
                            select string_agg(column_name || case is_nullable when 'YES' then ' null' else '' end, ', '
                              order by ordinal_position)
                            from information_schema.columns
                            where table_schema = '%s' and table_name = '%s'""".formatted(
                                    table.name().schema(), table.name().name())));
        }
    }

    @Test
    void has_as_many_rows_as_there_are() throws SQLException {
        for (Table table : catalog.tables().stream().filter(t -> !t.isView()).toList()) {
            assertThat(table.rows().basis()).as(table.name().toString()).isEqualTo(Basis.COUNTED);
            assertThat(table.rows().rows())
                    .as(table.name().toString())
                    .isEqualTo(number("select count(*) from " + Identifiers.quoted(table.name())));
        }
    }

    /// A join from the parents, which is not how they were measured.
    @Test
    void parents_have_as_many_children_as_a_join_finds() throws SQLException {
        for (ForeignKey foreignKey : catalog.foreignKeys()) {
            String children = """
                    from (select count(*) as n from %s p join %s c on %s group by %s) x""".formatted(
                    Identifiers.quoted(foreignKey.parent()),
                    Identifiers.quoted(foreignKey.child()),
                    IntStream.range(0, foreignKey.from().size())
                            .mapToObj(i -> "p."
                                    + Identifiers.quoted(foreignKey.to().get(i)) + " = c."
                                    + Identifiers.quoted(foreignKey.from().get(i)))
                            .collect(Collectors.joining(" and ")),
                    foreignKey.to().stream()
                            .map(c -> "p." + Identifiers.quoted(c))
                            .collect(Collectors.joining(", ")));
            var found = catalog.cardinality(foreignKey);
            assertThat(found.map(Cardinality::parents)).contains(number("select count(*) " + children));
            assertThat(found.map(Cardinality::maximum)).contains(number("select coalesce(max(n), 0) " + children));
            assertThat(found.map(Cardinality::measured)).contains(true);
        }
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(TestServer.ask(DATABASE, sql));
    }
}
