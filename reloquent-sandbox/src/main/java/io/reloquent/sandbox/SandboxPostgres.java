package io.reloquent.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;

/// A real PostgreSQL on a free port of 127.0.0.1, with `wal_level=logical`, that vanishes with its data on close.
///
/// The superuser `postgres` needs no password; every other role has to give its own (SCRAM-SHA-256).
public final class SandboxPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String ACCESS_RULES = """
            # who may connect: the superuser by name alone, everyone else by password
            host  all          postgres  127.0.0.1/32  trust
            host  replication  postgres  127.0.0.1/32  trust
            host  all          all       127.0.0.1/32  scram-sha-256
            host  replication  all       127.0.0.1/32  scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final ServerDirectory directory;
    private final long pid;
    private final ParentWatch watch;
    private final ShutdownHook hook;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SandboxPostgres(EmbeddedPostgres server, ServerDirectory directory, long pid) {
        this.server = server;
        this.directory = directory;
        this.pid = pid;
        this.watch = ParentWatch.over(pid, "INT");
        this.hook = ShutdownHook.register("sandbox-postgresql-" + server.getPort(), this::close);
    }

    /// Starts a server with its data and its log below `directory`, which must be empty or absent.
    ///
    /// @throws SandboxFailure if the directory cannot be used or the server does not come up
    public static SandboxPostgres start(Path directory) {
        return start(directory, Map.of());
    }

    /// The same with settings of postgresql.conf, by name.
    public static SandboxPostgres start(Path directory, Map<String, String> settings) {
        return start(directory, settings, CacheDirectory.ofThisUser());
    }

    static SandboxPostgres start(Path directory, Map<String, String> settings, CacheDirectory cache) {
        var own = ServerDirectory.claim(directory);
        try {
            return new SandboxPostgres(launch(own, settings, cache), own, postmasterPid(own.resolve("data")));
        } catch (IOException | RuntimeException e) {
            endWhatStarted(own.resolve("data"));
            throw new SandboxFailure(
                    "PostgreSQL did not start in %s (%s). Its log, if it wrote one, is %s."
                                    .formatted(own.path(), e, own.resolve("postgresql.log"))
                            + " This build brings PostgreSQL for Linux on x86-64 only, and as root it needs the command"
                            + " `unshare` and user namespaces: without them, start it as another user.",
                    e);
        }
    }

    private static void endWhatStarted(Path data) {
        try {
            ServerProcess.end(postmasterPid(data));
        } catch (IOException nothingStarted) {
            // No postmaster.pid, no process.
        }
    }

    private static EmbeddedPostgres launch(
            ServerDirectory directory, Map<String, String> settings, CacheDirectory cache) throws IOException {
        var log = Redirect.appendTo(directory.resolve("postgresql.log").toFile());
        var builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        return builder.setOverrideWorkingDirectory(cache.directory("postgresql").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setDataDirectoryCustomizer(SandboxPostgres::writeAccessRules)
                .setPort(Loopback.freePort())
                .setServerConfig("listen_addresses", Loopback.HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("wal_level", "logical")
                // The same sort order and upper and lower case on every machine.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setRegisterShutdownHook(false)
                .start();
    }

    private static void writeAccessRules(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), ACCESS_RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long postmasterPid(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    public String host() {
        return Loopback.HOST;
    }

    public int port() {
        return server.getPort();
    }

    /// The superuser, who needs no password.
    public String user() {
        return SUPERUSER;
    }

    public long pid() {
        return pid;
    }

    /// The JDBC address of a database, without user and password.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database);
    }

    /// A new connection of the superuser.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), "");
    }

    public void createDatabase(String name) throws SQLException {
        try (var connection = connect(SUPERUSER);
                var statement = connection.createStatement()) {
            statement.execute("create database " + quote(connection, name));
        }
    }

    /// Makes a role that may log in, with this password only, and may do nothing else yet. The password is wiped.
    public void createRole(String name, char[] password) throws SQLException {
        try (var connection = connect(SUPERUSER);
                var statement = connection.createStatement()) {
            statement.execute("create role " + quote(connection, name) + " login");
            // Sends only the SCRAM verifier, so that the password stands in no statement and no log.
            connection.unwrap(PGConnection.class).alterUserPassword(name, password, "scram-sha-256");
        }
    }

    private static String quote(Connection connection, String name) throws SQLException {
        return connection.unwrap(PGConnection.class).escapeIdentifier(name);
    }

    /// Stops the server and deletes its directory. A second call does nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        hook.remove();
        try {
            server.close();
        } catch (IOException e) {
            throw new SandboxFailure("PostgreSQL (process %d) did not stop (%s).".formatted(pid, e), e);
        } finally {
            ServerProcess.end(pid);
            watch.close();
            directory.delete();
        }
    }
}
