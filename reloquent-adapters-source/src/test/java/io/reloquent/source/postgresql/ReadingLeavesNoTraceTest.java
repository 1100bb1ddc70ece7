package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadingLeavesNoTraceTest {

    private static final String DATABASE = "no_trace";
    private static final String OURS =
            "from pg_stat_activity where application_name = 'reloquent' and datname = '" + DATABASE + "'";

    @BeforeAll
    static void create() throws SQLException {
        TestServer.create(DATABASE, TestServer.script("everything.sql"));
    }

    @Test
    void no_transaction_number_is_taken_and_no_row_or_page_of_a_table_changes() throws SQLException {
        String state = "select pg_snapshot_xmax(pg_current_snapshot())::text || ' ' || xact_commit_writes from"
                + " (select sum(n_tup_ins + n_tup_upd + n_tup_del) as xact_commit_writes from pg_stat_all_tables) w";
        String before = TestServer.ask(DATABASE, state);
        TestServer.reader(TestServer.address(DATABASE)).read(Duration.ofSeconds(20));
        assertThat(TestServer.ask(DATABASE, state)).isEqualTo(before);
    }

    @Test
    void a_connection_refuses_to_write() throws SQLException {
        try (var connection = new PostgresConnections(TestServer.address(DATABASE)).open();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("insert into ref.country values ('IT', 'Italy')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> statement.execute("create table public.x ()"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
        }
    }

    @Test
    void a_session_starts_with_settings_of_its_own_whatever_the_database_says() throws SQLException {
        TestServer.create(
                "odd",
                "alter database odd set \"DateStyle\" = 'German'; alter database odd set"
                        + " search_path = public; alter database odd set extra_float_digits = 0");
        try (var connection = new PostgresConnections(TestServer.address("odd")).open()) {
            assertThat(TestServer.ask(connection, "show search_path")).isEqualTo("pg_catalog");
            assertThat(TestServer.ask(connection, "show \"DateStyle\"")).isEqualTo("ISO, YMD");
            assertThat(TestServer.ask(connection, "show \"TimeZone\"")).isEqualTo("UTC");
            assertThat(TestServer.ask(connection, "show extra_float_digits")).isEqualTo("3");
            assertThat(TestServer.ask(connection, "show row_security")).isEqualTo("off");
            assertThat(TestServer.ask(connection, "show application_name")).isEqualTo("reloquent");
        }
    }

    @Test
    void one_connection_is_held_while_reading_and_none_after() throws Exception {
        try (var blocker = TestServer.server().connect(DATABASE);
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table shop.customer in access exclusive mode");
            var reading = CompletableFuture.supplyAsync(
                    () -> TestServer.reader(TestServer.address(DATABASE)).read(Duration.ofSeconds(20)));
            waitUntil("select count(*) " + OURS + " and wait_event_type = 'Lock'", "1");
            assertThat(TestServer.ask(DATABASE, "select count(*) " + OURS)).isEqualTo("1");
            blocker.rollback();
            reading.get(30, TimeUnit.SECONDS);
        }
        waitUntil("select count(*) " + OURS, "0");
    }

    private static void waitUntil(String sql, String answer) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        String found = TestServer.ask(DATABASE, sql);
        while (!found.equals(answer) && System.nanoTime() < end) {
            Thread.sleep(20);
            found = TestServer.ask(DATABASE, sql);
        }
        assertThat(found).isEqualTo(answer);
    }
}
