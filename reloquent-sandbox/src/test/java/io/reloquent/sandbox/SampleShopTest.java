package io.reloquent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleShopTest {
    @TempDir
    static Path temporary;

    static SandboxPostgres server;

    @BeforeAll
    static void loadTwice() throws SQLException {
        server = SandboxPostgres.start(temporary.resolve("server"));
        for (var database : new String[] {"one", "other"}) {
            server.createDatabase(database);
            try (var connection = server.connect(database)) {
                SampleShop.load(connection, 0.1);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void has_the_stated_number_of_rows() throws SQLException {
        assertThat(number("select count(*) from crm.customers")).isEqualTo(1000);
        assertThat(number("select count(*) from shop.orders")).isEqualTo(4000);
        assertThat(number("select count(*) from shop.order_items")).isBetween(12_500L, 13_500L);
    }

    @Test
    void has_the_same_rows_in_every_database() throws SQLException {
        var digests = digests("one");
        assertThat(digests).hasSize(17).isEqualTo(digests("other"));
    }

    @Test
    void has_rows_in_every_table_and_a_null_in_every_nullable_column() throws SQLException {
        for (var column : columns("is_nullable = 'YES' and is_generated = 'NEVER'")) {
            assertThat(number("select count(*) from %s where %s is null".formatted(column[0], column[1])))
                    .as("NULLs in %s.%s", column[0], column[1])
                    .isPositive();
        }
        for (var column : columns("true")) {
            assertThat(number("select count(%s) from %s".formatted(column[1], column[0])))
                    .as("values in %s.%s", column[0], column[1])
                    .isPositive();
        }
    }

    @Test
    void has_parents_without_children_of_each_kind() throws SQLException {
        assertThat(number("select count(*) from crm.customers c where not exists (select from crm.addresses a"
                        + " where a.customer_id = c.id)"))
                .isPositive();
        assertThat(
                        number(
                                "select count(*) from crm.customers c where not exists (select from shop.orders o"
                                        + " where o.customer_id = c.id) and exists (select from crm.addresses a where a.customer_id = c.id)"))
                .isPositive();
        assertThat(number("select count(*) from shop.orders o where not exists (select from shop.order_items i"
                        + " where i.order_id = o.id)"))
                .isPositive();
        assertThat(number("select count(*) from shop.products p where not exists (select from shop.order_items i"
                        + " where i.product_id = p.id)"))
                .isPositive();
    }

    @Test
    void adds_up_to_the_total_of_each_order() throws SQLException {
        assertThat(number("""
                select count(*) from shop.orders o where abs(o.total) <>
                    (select coalesce(sum(quantity * unit_price), 0) from shop.order_items i where i.order_id = o.id)
                    - (select coalesce(sum(amount), 0) from shop.item_discounts d where d.order_id = o.id)
                """)).isZero();
        assertThat(number("select count(*) from shop.orders where total < 0")).isPositive();
    }

    @Test
    void has_exact_duplicates_where_there_is_no_key() throws SQLException {
        assertThat(number("select count(*) from (select from shop.audit_log a"
                        + " group by happened_at, actor, action, details having count(*) > 1) twice"))
                .isPositive();
    }

    @Test
    void has_statistics_of_every_table_but_one() throws SQLException {
        assertThat(number("select count(*) from pg_class where relkind = 'r' and reltuples >= 0"
                        + " and relnamespace in ('crm'::regnamespace, 'shop'::regnamespace)"))
                .isEqualTo(16);
        assertThat(number("select reltuples from pg_class where oid = 'shop.audit_log'::regclass"))
                .isEqualTo(-1);
    }

    @Test
    void takes_new_rows_after_its_own() throws SQLException {
        try (var connection = server.connect("one");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into shop.orders (customer_id, billing_address_id, status, placed_at, total)"
                    + " select customer_id, id, 'placed', '2026-01-01', 1 from crm.addresses limit 1");
            connection.rollback();
        }
    }

    @Test
    void refuses_a_scale_that_is_no_size() throws SQLException {
        try (var connection = server.connect("postgres")) {
            assertThatThrownBy(() -> SampleShop.load(connection, 0))
                    .isInstanceOf(SandboxFailure.class)
                    .hasMessageContaining("scale 0.0");
        }
    }

    private static Map<String, String> digests(String database) throws SQLException {
        var digests = new TreeMap<String, String>();
        try (var connection = server.connect(database);
                var tables = connection.createStatement();
                var digest = connection.createStatement();
                var rows = tables.executeQuery("select oid::regclass::text from pg_class where relkind = 'r'"
                        + " and relnamespace in ('crm'::regnamespace, 'shop'::regnamespace)")) {
            while (rows.next()) {
                var table = rows.getString(1);
                try (var result = digest.executeQuery(
                        "select count(*) || ' ' || md5(string_agg(t::text, E'\\n' order by t::text)) from %s t"
                                .formatted(table))) {
                    result.next();
                    digests.put(table, result.getString(1));
                }
            }
        }
        return digests;
    }

    private static List<String[]> columns(String condition) throws SQLException {
        var columns = new ArrayList<String[]>();
        try (var connection = server.connect("one");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                select format('%%I.%%I', table_schema, table_name), quote_ident(column_name)
                from information_schema.columns natural join information_schema.tables
                where table_schema in ('crm', 'shop') and table_type = 'BASE TABLE' and %s
                """.formatted(condition))) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return columns;
    }

    private static long number(String query) throws SQLException {
        try (var connection = server.connect("one");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
