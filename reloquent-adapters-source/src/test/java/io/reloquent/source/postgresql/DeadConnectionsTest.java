package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.TableName;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.source.Snapshot;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Connections that go silent without being closed, and servers that only take their time.
@Timeout(90)
class DeadConnectionsTest {

    private static final String DATABASE = "dead_connections";
    private static final Duration NOTICED = Duration.ofSeconds(30);

    /// Much shorter than the usual one, so that what is wrongly taken for dead is taken for dead soon.
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1));

    private Hole hole;

    @BeforeAll
    static void create() throws SQLException {
        TestServer.create(DATABASE, """
                create table public.wide as select n, repeat(md5(n::text), 30) as w from generate_series(1, 200000) n;
                alter table public.wide add primary key (n);
                create table public.child (id integer primary key, n integer references public.wide);
                create function public.slow() returns boolean volatile language sql as
                  'select pg_sleep(60) is not null';
                create view public.slow_view as select 1 as one where public.slow();
                analyze""");
    }

    @BeforeEach
    void dig() throws IOException {
        hole = new Hole(TestServer.server().host(), TestServer.server().port());
    }

    @AfterEach
    void fill() {
        hole.close();
    }

    private SourceAddress address() {
        return new SourceAddress(
                "127.0.0.1", hole.port(), DATABASE, TestServer.server().user(), new Secret(""), List.of(), Tls.OFF, 4);
    }

    private PostgresConnections connections(Patience patience) {
        return new PostgresConnections(address(), patience);
    }

    /// What a reader of everything meets once the hole is open.
    private Fault readingInto(Snapshot snapshot, Runnable opening) throws SQLException {
        try (Connection connection = snapshot.connect()) {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (select * from public.wide, generate_series(1, 50)) TO STDOUT (FORMAT BINARY)");
            for (int i = 0; i < 100; i++) {
                copy.readFromCopy();
            }
            opening.run();
            return catchThrowableOfType(Fault.class, () -> {
                try {
                    readToTheEnd(copy);
                } catch (SQLException e) {
                    throw snapshot.fault(e, "reading wide");
                }
            });
        }
    }

    private static boolean isPassing(Fault fault) {
        return fault instanceof OursOrTheirs theirs && theirs.isPassing();
    }

    private static void readToTheEnd(CopyOut copy) throws SQLException {
        byte[] row = copy.readFromCopy();
        while (row != null) {
            row = copy.readFromCopy();
        }
    }

    @Test
    void a_hole_is_noticed_within_thirty_seconds_of_a_bulk_read() throws SQLException {
        Instant[] dug = new Instant[1];
        try (Snapshot snapshot = new PostgresSnapshots(connections(Patience.USUAL)).take()) {
            Fault fault = readingInto(snapshot, () -> {
                hole.open();
                dug[0] = Instant.now();
            });
            assertThat(Duration.between(dug[0], Instant.now())).isLessThan(NOTICED);
            assertThat(isPassing(fault)).isTrue();
            assertThat(fault.getMessage())
                    .matches("PostgreSQL at 127.0.0.1:%d/%s went silent while reading wide: nothing has arrived for"
                                    .formatted(hole.port(), DATABASE)
                            + " 1\\d seconds, and a new connection gets no answer\\.");
            assertThat(fault.next()).startsWith("Check the server, the network, and any firewall or proxy");
        }
    }

    @Test
    void a_hole_in_one_connection_alone_is_noticed_by_what_the_server_waits_for() throws SQLException {
        try (Snapshot snapshot = new PostgresSnapshots(connections(SHORT)).take()) {
            assertThat(isPassing(readingInto(snapshot, hole::openForOld))).isTrue();
        }
        try (Connection connection = connections(SHORT).open()) {
            hole.openForOld();
            assertThat(failure(connection, "select 1")).contains("while the server waits for us");
        }
    }

    private String failure(Connection connection, String query) {
        var failed = catchThrowableOfType(SQLException.class, () -> TestServer.ask(connection, query));
        return PostgresFaults.of(failed, address(), "asking").getMessage();
    }

    @Test
    void a_hole_in_a_discovery_is_noticed_and_told() {
        hole.openAfter(10_000);
        var reader = new PostgresCatalogReader(connections(SHORT));
        var fault = catchThrowableOfType(Fault.class, () -> reader.read(Duration.ofSeconds(60)));
        assertThat(fault.getMessage())
                .contains("went silent while reading the catalog: nothing has arrived for")
                .endsWith("and a new connection gets no answer.");
    }

    @Test
    void a_hole_in_a_count_is_told_as_the_end_of_the_snapshot() {
        try (Snapshot snapshot = new PostgresSnapshots(connections(SHORT)).take()) {
            var counting = CompletableFuture.supplyAsync(() ->
                    catchThrowableOfType(Fault.class, () -> snapshot.count(new TableName("public", "slow_view"))));
            waitUntilCounting();
            hole.open();
            assertThat(counting.join().getMessage())
                    .startsWith("The snapshot that everything is read under is gone: PostgreSQL at ")
                    .contains("went silent while holding it");
        }
    }

    private static void waitUntilCounting() {
        try {
            String asked = "select count(*) from pg_stat_activity where state = 'active' and wait_event = 'PgSleep'";
            while (TestServer.ask(DATABASE, asked).equals("0")) {
                Thread.sleep(50);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_server_that_takes_long_before_its_first_row_is_left_alone() throws SQLException {
        try (Connection connection = connections(SHORT).open()) {
            assertThat(TestServer.ask(connection, "select 'done' from pg_sleep(10)"))
                    .isEqualTo("done");
            assertThat(TestServer.ask(connection, "select 'sorted' from pg_sleep(4)"))
                    .isEqualTo("sorted");
        }
    }

    @Test
    void a_slow_reader_is_no_silent_server() throws Exception {
        try (Snapshot snapshot = new PostgresSnapshots(connections(SHORT)).take();
                Connection connection = snapshot.connect()) {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (select * from public.wide) TO STDOUT (FORMAT BINARY)");
            copy.readFromCopy();
            Thread.sleep(5000);
            readToTheEnd(copy);
            assertThat(copy.getHandledRowCount()).isEqualTo(200_000);
        }
    }

    @Test
    void the_end_of_the_holder_is_told_to_those_who_read_and_to_those_who_come() throws SQLException {
        try (Snapshot snapshot = new PostgresSnapshots(connections(SHORT)).take()) {
            Fault fault = readingInto(snapshot, DeadConnectionsTest::killTheHolder);
            assertThat(fault.getMessage())
                    .startsWith("The snapshot that everything is read under is gone: Lost the connection to ")
                    .endsWith("terminating connection due to administrator command.");
            assertThat(isPassing(fault)).isFalse();
            assertThat(fault.next()).contains("it starts over under a new snapshot");
            var late = catchThrowableOfType(Fault.class, snapshot::connect);
            assertThat(late.getMessage()).isEqualTo(fault.getMessage());
            var count = catchThrowableOfType(Fault.class, () -> snapshot.count(new TableName("public", "wide")));
            assertThat(count.getMessage()).isEqualTo(fault.getMessage());
        }
    }

    @Test
    void the_end_of_the_holder_is_told_before_the_next_ping_as_well() throws SQLException {
        try (Snapshot snapshot = new PostgresSnapshots(connections(Patience.USUAL)).take()) {
            killTheHolder();
            var fault = catchThrowableOfType(Fault.class, snapshot::connect);
            assertThat(fault.getMessage()).startsWith("The snapshot that everything is read under is gone: ");
        }
    }

    private static void killTheHolder() {
        try {
            TestServer.ask(DATABASE, """
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = 'dead_connections' and state = 'idle in transaction'""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_count_that_fails_leaves_the_snapshot_as_it_was() throws SQLException {
        try (Snapshot snapshot = new PostgresSnapshots(connections(SHORT)).take()) {
            var fault = catchThrowableOfType(Fault.class, () -> snapshot.count(new TableName("public", "never_there")));
            assertThat(fault.getMessage()).contains("does not exist");
            assertThat(snapshot.count(new TableName("public", "wide"))).isEqualTo(200_000);
            snapshot.connect().close();
        }
    }

    @Test
    void nobody_watches_once_everything_is_closed() throws Exception {
        connections(SHORT).open().close();
        Thread.sleep(1500);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("source watch");
    }
}
