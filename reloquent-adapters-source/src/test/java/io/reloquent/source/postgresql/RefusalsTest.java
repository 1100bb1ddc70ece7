package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.TableName;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.fault.Fault;
import io.reloquent.mapping.Rendition;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.Output;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.plan.Recommendation;
import io.reloquent.plan.Sorting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user reads when the source refuses.
class RefusalsTest {

    private static final String DATABASE = "refusals";
    private static final int YOURS_USAGE = 2;
    private static final int YOURS_ACCESS = 4;
    private static final int THEIRS = 1;

    @BeforeAll
    static void create() throws SQLException {
        TestServer.create(DATABASE, """
                create schema open;
                create schema closed;
                create table open.granted (id integer primary key);
                create table open.denied (id integer primary key);
                create table open."two words" (id integer);
                create table open.guarded (id integer primary key);
                create table open.partly (id integer primary key, secret text);
                create table closed.inside (id integer primary key);
                create table closed."to All" (id integer primary key);
                insert into open.granted select generate_series(1, 3);
                insert into open.denied select generate_series(1, 3);
                insert into open.guarded select generate_series(1, 3);
                insert into closed.inside select generate_series(1, 3);
                alter table open.guarded enable row level security;
                grant usage on schema open to reader;
                grant select on open.granted, open.guarded, closed.inside to reader;
                grant select (id) on open.partly to reader;
                create table public.child (id integer references open.denied);
                analyze""");
    }

    private static Fault opening(SourceAddress address) {
        var fault = catchThrowableOfType(
                Fault.class, () -> new PostgresConnections(address).open().close());
        assertThat(everythingItPrints(fault)).doesNotContain(TestServer.PASSWORD);
        return fault;
    }

    private static String everythingItPrints(Fault fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text + fault.next();
    }

    private static SourceAddress at(String host, int port, Tls tls) {
        return new SourceAddress(host, port, DATABASE, "reader", new Secret(TestServer.PASSWORD), List.of(), tls, 4);
    }

    private static void assertSays(Fault fault, int exitCode, String what, String next) {
        assertThat(fault.exitCode()).isEqualTo(exitCode);
        assertThat(fault).hasMessage(what);
        assertThat(fault.next()).isEqualTo(next);
    }

    private static String place() {
        return TestServer.server().host() + ":" + TestServer.server().port();
    }

    @Test
    void a_wrong_password() {
        assertSays(
                opening(TestServer.asReader(DATABASE, TestServer.PASSWORD + "!")),
                YOURS_ACCESS,
                "PostgreSQL at " + place() + "/refusals refused the password for user reader.",
                "Check username and password of the source in reloquent.yaml.");
    }

    @Test
    void no_password() {
        assertSays(
                opening(TestServer.asReader(DATABASE, "")),
                YOURS_ACCESS,
                "PostgreSQL at " + place() + "/refusals refused the password for user reader.",
                "Check username and password of the source in reloquent.yaml.");
    }

    @Test
    void an_unknown_database() {
        assertSays(
                opening(TestServer.asReader("nowhere?user=postgres", TestServer.PASSWORD)),
                YOURS_USAGE,
                "PostgreSQL at " + place() + " has no database \"nowhere?user=postgres\".",
                "Check the name of the source database in reloquent.yaml.");
    }

    @Test
    void a_refused_connection() throws IOException {
        int port;
        try (var closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }
        assertSays(
                opening(at("127.0.0.1", port, Tls.OFF)),
                THEIRS,
                "Cannot reach PostgreSQL at 127.0.0.1:" + port + ": connection refused.",
                "Check that it runs and that host and port in reloquent.yaml are right.");
    }

    @Test
    void an_unknown_host() {
        assertSays(
                opening(at("nowhere.invalid", 5432, Tls.OFF)),
                THEIRS,
                "Cannot reach PostgreSQL at nowhere.invalid:5432: unknown host.",
                "Check that it runs and that host and port in reloquent.yaml are right.");
    }

    @Test
    void a_server_that_never_answers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertSays(
                    opening(at("127.0.0.1", silent.getLocalPort(), Tls.OFF)),
                    THEIRS,
                    "Cannot reach PostgreSQL at 127.0.0.1:" + silent.getLocalPort() + ": no answer within 10 seconds.",
                    "Check that it runs and that host and port in reloquent.yaml are right.");
        }
    }

    @Test
    void a_server_without_tls_when_it_is_asked_for() {
        assertSays(
                opening(at(TestServer.server().host(), TestServer.server().port(), Tls.VERIFY_FULL)),
                YOURS_USAGE,
                "PostgreSQL at " + place() + " does not offer TLS.",
                "Turn TLS on in the server, or off for the source in reloquent.yaml.");
    }

    @Test
    void a_host_that_is_none() {
        assertSays(
                opening(at("one,two", 5432, Tls.OFF)),
                YOURS_USAGE,
                "\"one,two\" is not one host.",
                "Name one server in reloquent.yaml.");
        assertThat(opening(at("127.0.0.1/x?user=postgres&", TestServer.server().port(), Tls.OFF)))
                .hasMessageContaining("unknown host");
    }

    private static Fault doing(String sql) throws SQLException {
        var address = TestServer.asReader(DATABASE, TestServer.PASSWORD);
        try (var connection = new PostgresConnections(address).open();
                var statement = connection.createStatement()) {
            var refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
            return PostgresFaults.of(refusal, address, "reading rows");
        }
    }

    @Test
    void a_missing_privilege_with_the_grant_that_helps() throws SQLException {
        assertSays(
                doing("select * from open.denied"),
                YOURS_ACCESS,
                "PostgreSQL at " + place()
                        + "/refusals lacks a privilege for user reader: permission denied for table denied.",
                "Grant it: grant select on denied to reader.");
        assertThat(doing("select * from open.\"two words\"").next())
                .isEqualTo("Grant it: grant select on \"two words\" to reader.");
        assertSays(
                doing("select * from closed.inside"),
                YOURS_ACCESS,
                "PostgreSQL at " + place()
                        + "/refusals lacks a privilege for user reader: permission denied for schema closed.",
                "Grant it: grant usage on schema closed to reader.");
    }

    @Test
    void row_level_security_that_would_hide_rows() throws SQLException {
        assertSays(
                doing("select * from open.guarded"),
                YOURS_ACCESS,
                "PostgreSQL at " + place() + "/refusals would hide rows from user reader: query would be affected by"
                        + " row-level security policy for table \"guarded\".",
                "Read as a role that row-level security does not bind: alter role reader bypassrls.");
    }

    @Test
    void a_write() throws SQLException {
        assertThat(doing("create temporary table x ()"))
                .hasMessageStartingWith("PostgreSQL at " + place() + "/refusals refused a write while reading rows: ");
    }

    @Test
    void a_lock_that_is_kept() throws SQLException {
        try (var other = TestServer.server().connect(DATABASE);
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table open.granted in access exclusive mode");
            assertThat(doing("set lock_timeout = 50; select * from open.granted"))
                    .hasMessage("PostgreSQL at " + place()
                            + "/refusals kept a lock for longer than 10 seconds while reading rows.");
        }
    }

    @ParameterizedTest
    @CsvSource({"select 1 / 0,division by zero", "select 'x'::bigint,'invalid input syntax for type bigint: \"x\"'"})
    void a_value_that_cannot_be_computed_points_at_the_mapping(String query, String words) throws SQLException {
        assertSays(
                doing(query),
                YOURS_USAGE,
                "PostgreSQL at " + place() + "/refusals cannot compute a value while reading rows: " + words + ".",
                "Guard the expression, filter or default of the mapping that meets such a row, for example with NULLIF"
                        + " or CASE; a value given on the command line may be no value of its column.");
    }

    @Test
    void anything_else_in_the_servers_own_words() throws SQLException {
        assertSays(
                doing("select 'x'::text from nowhere.at_all"),
                THEIRS,
                "PostgreSQL at " + place()
                        + "/refusals failed while reading rows: relation \"nowhere.at_all\" does not exist.",
                "See the server's log, mend the cause, and try again.");
    }

    @Test
    void tables_that_this_user_may_not_read_are_listed_without_a_count() {
        var catalog = TestServer.reader(TestServer.asReader(DATABASE, TestServer.PASSWORD))
                .read(Duration.ofSeconds(20));
        assertThat(catalog.table(new TableName("open", "granted")).rows()).isEqualTo(new RowCount(3, Basis.COUNTED));
        assertThat(catalog.table(new TableName("open", "denied")).rows()).isEqualTo(RowCount.unknown());
        assertThat(catalog.table(new TableName("closed", "inside")).rows()).isEqualTo(RowCount.unknown());
        assertThat(catalog.table(new TableName("open", "guarded")).rows()).isEqualTo(new RowCount(3, Basis.STATISTICS));
        assertThat(catalog.foreignKeys()).hasSize(1);
        assertThat(catalog.cardinalities()).isEmpty();
    }

    @Test
    void everything_that_may_not_be_read_is_named_before_anything_is() {
        assertSays(
                requiring(
                        read("open", "granted", "id"),
                        read("open", "denied", "id"),
                        read("open", "two words", "id"),
                        read("closed", "inside", "id"),
                        read("closed", "to All", "id")),
                YOURS_ACCESS,
                "PostgreSQL at " + place()
                        + "/refusals does not let user reader read closed.inside, closed.\"to All\", open.denied, open.\"two words\".",
                "Grant it: grant usage on schema closed to reader; grant select on closed.\"to All\", open.denied, open.\"two words\" to reader.");
        assertSays(
                requiring(read("open", "granted", "id"), read("open", "guarded", "id")),
                YOURS_ACCESS,
                "PostgreSQL at " + place()
                        + "/refusals would hide rows from user reader: row-level security is on for open.guarded.",
                "Read as a role that row-level security does not bind: alter role reader bypassrls.");
    }

    @Test
    void columns_count_where_a_table_is_open_in_part() {
        assertThatCode(() -> require(read("open", "granted", "id"), read("open", "partly", "id")))
                .doesNotThrowAnyException();
        assertSays(
                requiring(read("open", "partly", "secret")),
                YOURS_ACCESS,
                "PostgreSQL at " + place()
                        + "/refusals lacks a privilege for user reader: permission denied for table partly.",
                "Grant it: grant select on partly to reader.");
    }

    private static Fault requiring(Read... reads) {
        return catchThrowableOfType(Fault.class, () -> require(reads));
    }

    private static void require(Read... reads) {
        var connections = new PostgresConnections(TestServer.asReader(DATABASE, TestServer.PASSWORD));
        try (var snapshot = new PostgresSnapshots(connections).take()) {
            snapshot.requireReadable(List.of(reads));
        }
    }

    private static Read read(String schema, String table, String column) {
        return new Read(
                table,
                new TableName(schema, table),
                null,
                List.of(),
                List.of(new Output(new ColumnAt(0, column), Rendition.AS_IS, null)),
                List.of(new KeyPart(0, KeyKind.INTEGER, false)),
                0,
                1,
                List.of(),
                false,
                false,
                RowIdentity.KEYED,
                false,
                new Recommendation<>(Sorting.IN_SOURCE, "they are few"));
    }
}
