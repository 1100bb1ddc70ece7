package io.reloquent.source.postgresql;

import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.sandbox.SandboxPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// One real PostgreSQL for all tests of this module; it ends with the JVM.
final class TestServer {

    static final String PASSWORD = "to-be-seen-nowhere";

    private static final SandboxPostgres SERVER = start();

    private TestServer() {}

    private static SandboxPostgres start() {
        try {
            var server = SandboxPostgres.start(
                    Files.createTempDirectory("reloquent-source").resolve("server"));
            server.createRole("reader", PASSWORD.toCharArray());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static SandboxPostgres server() {
        return SERVER;
    }

    /// A new database that holds what the script makes.
    static void create(String database, String script) throws SQLException {
        SERVER.createDatabase(database);
        execute(database, script);
    }

    static void execute(String database, String sql) throws SQLException {
        try (var connection = SERVER.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(String database, String sql) throws SQLException {
        try (var connection = SERVER.connect(database)) {
            return ask(connection, sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static String script(String name) {
        try (var stream = Objects.requireNonNull(TestServer.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceAddress address(String database, String... schemas) {
        return new SourceAddress(
                SERVER.host(), SERVER.port(), database, SERVER.user(), new Secret(""), List.of(schemas), Tls.OFF, 4);
    }

    /// As a user who has no privilege but those a test grants.
    static SourceAddress asReader(String database, String password) {
        return new SourceAddress(
                SERVER.host(), SERVER.port(), database, "reader", new Secret(password), List.of(), Tls.OFF, 4);
    }

    static PostgresCatalogReader reader(SourceAddress address) {
        return new PostgresCatalogReader(new PostgresConnections(address));
    }
}
