package io.reloquent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxPostgresTest {
    @TempDir
    static Path temporary;

    static SandboxPostgres server;

    @BeforeAll
    static void start() {
        server = SandboxPostgres.start(temporary.resolve("server"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answers_as_postgresql_18_with_logical_wal() throws SQLException {
        assertThat(ask("select current_setting('server_version')")).startsWith("18.");
        assertThat(ask("show wal_level")).isEqualTo("logical");
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void makes_a_database_of_any_name() throws SQLException {
        server.createDatabase("a \"quoted\" Name");
        assertThat(ask("select count(*) from pg_database where datname = 'a \"quoted\" Name'"))
                .isEqualTo("1");
    }

    @Test
    void lets_a_role_in_with_its_password_and_with_no_other() throws SQLException {
        server.createRole("reader", "correct horse".toCharArray());
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"), "reader", "correct horse")) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "reader", "wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void refuses_a_directory_with_something_in_it(@TempDir Path used) throws Exception {
        var kept = Files.writeString(used.resolve("kept.txt"), "kept");
        assertThatThrownBy(() -> SandboxPostgres.start(used))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining("is not empty");
        assertThat(kept).exists();
    }

    @Test
    void leaves_no_process_and_no_file_after_close() {
        var directory = temporary.resolve("short-lived");
        var other = SandboxPostgres.start(directory);
        assertThat(ProcessHandle.of(other.pid())).isPresent();
        assertThat(directory).isNotEmptyDirectory();
        other.close();
        assertThat(ProcessHandle.of(other.pid())).isEmpty();
        assertThat(directory).doesNotExist();
    }

    private static String ask(String query) throws SQLException {
        try (var connection = server.connect("postgres");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
