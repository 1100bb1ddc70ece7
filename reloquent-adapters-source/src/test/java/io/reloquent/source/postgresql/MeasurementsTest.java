package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Layout;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sizes, row counts and cardinalities, with time to count and without, before and after ANALYZE.
class MeasurementsTest {

    private static final String NEVER_ANALYSED = "never_analysed";
    private static final String ANALYSED = "analysed";
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @BeforeAll
    static void create() throws SQLException {
        // Else the server may analyse in the background what a test wants to find as it was made.
        TestServer.execute("postgres", "alter system set autovacuum = off");
        TestServer.execute("postgres", "select pg_reload_conf()");
        TestServer.create(NEVER_ANALYSED, TestServer.script("everything.sql"));
        TestServer.create(ANALYSED, TestServer.script("everything.sql"));
        TestServer.execute(ANALYSED, "analyze");
    }

    private static Catalog read(String database, Duration budget) {
        return TestServer.reader(TestServer.address(database)).read(budget);
    }

    private static RowCount rows(Catalog catalog, String table) {
        return table(catalog, table).rows();
    }

    private static Table table(Catalog catalog, String table) {
        return catalog.table(new TableName("shop", table));
    }

    private static Cardinality cardinality(Catalog catalog, String foreignKey) {
        return catalog.cardinalities().stream()
                .filter(c -> c.foreignKey().equals(foreignKey))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void counts_every_table_while_there_is_time() {
        var catalog = read(NEVER_ANALYSED, ENOUGH);
        assertThat(rows(catalog, "not_analysed")).isEqualTo(new RowCount(20_000, Basis.COUNTED));
        assertThat(rows(catalog, "measure")).isEqualTo(new RowCount(400, Basis.COUNTED));
        assertThat(rows(catalog, "review")).isEqualTo(new RowCount(0, Basis.COUNTED));
        assertThat(rows(catalog, "customer_totals")).isEqualTo(new RowCount(6, Basis.COUNTED));
        assertThat(rows(catalog, "select")).isEqualTo(new RowCount(3, Basis.COUNTED));
    }

    @Test
    void counts_the_rows_of_heirs_with_those_of_the_table_they_inherit_from() {
        var catalog = read(NEVER_ANALYSED, ENOUGH);
        assertThat(rows(catalog, "animal")).isEqualTo(new RowCount(3, Basis.COUNTED));
        assertThat(rows(catalog, "dog")).isEqualTo(new RowCount(2, Basis.COUNTED));
    }

    @Test
    void does_not_know_the_rows_of_views_and_of_foreign_tables() {
        var catalog = read(NEVER_ANALYSED, ENOUGH);
        assertThat(rows(catalog, "customer_view")).isEqualTo(RowCount.unknown());
        assertThat(rows(catalog, "far_away")).isEqualTo(RowCount.unknown());
        assertThat(rows(catalog, "not_filled")).isEqualTo(RowCount.unknown());
    }

    @Test
    void never_shows_a_table_with_rows_as_empty_though_it_was_never_analysed() {
        var catalog = read(NEVER_ANALYSED, Duration.ZERO);
        assertThat(rows(catalog, "not_analysed").basis()).isEqualTo(Basis.PAGES);
        assertThat((double) rows(catalog, "not_analysed").rows()).isCloseTo(20_000, within(2_000.0));
        assertThat(rows(catalog, "measure")).isEqualTo(new RowCount(400, Basis.PAGES));
        assertThat(rows(catalog, "animal")).isEqualTo(new RowCount(3, Basis.PAGES));
        assertThat(rows(catalog, "review")).isEqualTo(new RowCount(0, Basis.STATISTICS));
    }

    @Test
    void takes_statistics_where_there_is_no_time_to_count() {
        var catalog = read(ANALYSED, Duration.ZERO);
        assertThat(rows(catalog, "not_analysed")).isEqualTo(new RowCount(20_000, Basis.STATISTICS));
        assertThat(rows(catalog, "measure")).isEqualTo(new RowCount(400, Basis.STATISTICS));
        assertThat(rows(catalog, "animal")).isEqualTo(new RowCount(3, Basis.STATISTICS));
    }

    @Test
    void scales_statistics_to_the_pages_there_are_now() throws SQLException {
        TestServer.create("grown", """
                create table public.grown as select n, repeat('x', 100) as x from generate_series(1, 10000) n;
                analyze public.grown;
                insert into public.grown select n, repeat('x', 100) from generate_series(1, 30000) n""");
        var rows = read("grown", Duration.ZERO)
                .table(new TableName("public", "grown"))
                .rows();
        assertThat(rows.basis()).isEqualTo(Basis.STATISTICS);
        // Not to the row: the pages that were there at ANALYZE may have been extended ahead of need.
        assertThat(rows.rows()).isBetween(30_000L, 45_000L);
    }

    @Test
    void adds_up_the_bytes_of_partitions_and_counts_none_for_a_view() throws SQLException {
        var catalog = read(NEVER_ANALYSED, Duration.ZERO);
        assertThat(table(catalog, "measure").bytes()).isEqualTo(size("""
                select sum(pg_total_relation_size(relid)) from pg_partition_tree('shop.measure') where isleaf"""));
        assertThat(table(catalog, "animal").bytes()).isEqualTo(size("select pg_total_relation_size('shop.animal')"));
        assertThat(table(catalog, "customer_view").bytes()).isZero();
    }

    private static long size(String sql) throws SQLException {
        return Long.parseLong(TestServer.ask(NEVER_ANALYSED, sql));
    }

    @Test
    void measures_how_many_children_parents_have() {
        var catalog = read(NEVER_ANALYSED, ENOUGH);
        var order = new TableName("shop", "order");
        assertThat(cardinality(catalog, "order_customer_id_fkey"))
                .isEqualTo(new Cardinality("order_customer_id_fkey", order, 5, 20, 36 / 5.0, true));
        assertThat(cardinality(catalog, "replaces")).isEqualTo(new Cardinality("replaces", order, 0, 0, 0, true));
        assertThat(cardinality(catalog, "line_of_order")).satisfies(c -> {
            assertThat(c.maximum()).isEqualTo(4);
            assertThat(c.measured()).isTrue();
        });
        assertThat(catalog.cardinalities()).hasSameSizeAs(catalog.foreignKeys());
    }

    @Test
    void knows_from_a_key_that_a_parent_has_at_most_one_child() {
        var note = new TableName("shop", "order_note");
        var name = "order_note_order_region_order_id_fkey";
        assertThat(cardinality(read(NEVER_ANALYSED, ENOUGH), name))
                .isEqualTo(new Cardinality(name, note, 7, 1, 1, true));
        assertThat(cardinality(read(NEVER_ANALYSED, Duration.ZERO), name))
                .isEqualTo(new Cardinality(name, note, 7, 1, 1, false));
    }

    @Test
    void estimates_children_by_statistics_where_there_is_no_time_to_measure() {
        var estimated = cardinality(read(ANALYSED, Duration.ZERO), "order_customer_id_fkey");
        assertThat(estimated.measured()).isFalse();
        assertThat(estimated.parents()).isEqualTo(5);
        assertThat(estimated.maximum()).isEqualTo(20);
        assertThat(estimated.average()).isCloseTo(7.2, within(0.01));
    }

    @Test
    void leaves_out_a_cardinality_of_which_nothing_is_known() {
        assertThat(read(NEVER_ANALYSED, Duration.ZERO).cardinalities())
                .extracting(Cardinality::foreignKey)
                .doesNotContain("order_customer_id_fkey", "line_of_order");
    }

    @Test
    void tells_where_rows_lie_by_what_analyze_found_out() throws SQLException {
        TestServer.create("laid", """
                create table public.laid as
                select n as up, -n as down, md5(n::text) as mixed, point(n, n) as place
                from generate_series(1, 20000) n;
                create table public.split (n integer, t text) partition by range (n);
                create table public.split1 partition of public.split for values from (0) to (10001);
                create table public.split2 partition of public.split for values from (10001) to (30000);
                insert into public.split select n, repeat('x', 100) from generate_series(1, 20000) n;
                create table public.never as select n from generate_series(1, 20000) n;
                analyze public.laid, public.split""");
        var catalog = read("laid", Duration.ZERO);
        var laid = catalog.table(new TableName("public", "laid")).layout();
        assertThat(laid.correlation("up")).hasValue(1);
        assertThat(laid.correlation("down")).hasValue(-1);
        assertThat(laid.correlation("mixed").orElseThrow()).isCloseTo(0, within(0.2));
        assertThat(laid.correlation("place")).isEmpty();
        assertThat(laid.rowBytes()).isEqualTo(4 + 4 + 33 + 16);
        assertThat(laid.pages())
                .isEqualTo(Long.parseLong(TestServer.ask("laid", "select pg_relation_size('laid') / 8192")));
        var split = catalog.table(new TableName("public", "split")).layout();
        assertThat(split.correlation("n").orElseThrow()).isGreaterThan(0.9);
        assertThat(split.pages()).isGreaterThan(300);
        var never = catalog.table(new TableName("public", "never")).layout();
        assertThat(never.correlation()).isEmpty();
        assertThat(never.rowBytes()).isZero();
    }

    @Test
    void the_structure_says_nothing_of_where_rows_lie() {
        var catalog = read(ANALYSED, Duration.ZERO);
        assertThat(catalog.tables())
                .anySatisfy(t -> assertThat(t.layout().pages()).isPositive());
        assertThat(catalog.structure().tables())
                .allSatisfy(t -> assertThat(t.layout()).isEqualTo(Layout.UNKNOWN));
    }

    @Test
    void a_count_that_takes_too_long_is_stopped_and_the_reading_goes_on() throws SQLException {
        TestServer.create("large", """
                create table public.large as select n from generate_series(1, 3000000) n;
                create table public.small as select n from generate_series(1, 3) n;
                analyze""");
        var catalog = read("large", Duration.ofMillis(40));
        assertThat(catalog.table(new TableName("public", "large")).rows().basis())
                .isEqualTo(Basis.STATISTICS);
        assertThat(catalog.table(new TableName("public", "small")).rows()).isEqualTo(new RowCount(3, Basis.COUNTED));
    }
}
