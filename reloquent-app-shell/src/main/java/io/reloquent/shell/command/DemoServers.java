package io.reloquent.shell.command;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.local.workspace.ConfigurationFile.Answers;
import io.reloquent.local.workspace.ConfigurationKey;
import io.reloquent.sandbox.SampleShop;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.sandbox.SandboxPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The demo's own databases: a PostgreSQL with the sample shop, and an empty MongoDB.
final class DemoServers implements AutoCloseable {

    static final String DATABASE = "shop";

    private final Path directory;
    private @Nullable SandboxPostgres postgres;
    private @Nullable SandboxMongod mongod;

    DemoServers(Path directory) {
        this.directory = directory;
    }

    String startPostgres() {
        postgres = SandboxPostgres.start(directory.resolve("postgresql"));
        return postgres.host() + ":" + postgres.port();
    }

    String startMongod() {
        mongod = SandboxMongod.start(directory.resolve("mongod"));
        return "127.0.0.1:" + mongod.port() + ", a replica set of one";
    }

    void loadShop(double scale) {
        try {
            postgres().createDatabase(DATABASE);
            try (var connection = postgres().connect(DATABASE)) {
                SampleShop.load(connection, scale);
                analyse(connection);
            }
        } catch (SQLException e) {
            throw new OursOrTheirs(
                    "The sample shop could not be loaded: " + e.getMessage() + ".",
                    "Run the demo again, with a smaller --scale if the disk is full.",
                    e);
        }
    }

    private static void analyse(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    /// What `reloquent init` would be told.
    Answers answers() {
        return new Answers(
                postgres().host(), postgres().port(), DATABASE, postgres().user(), List.of(), false, DATABASE);
    }

    /// The variables that the demo's configuration names. The servers listen on this machine only, without passwords.
    Map<String, String> secrets(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        // The demo's own databases, whatever this user's configuration is.
        ConfigurationKey.ALL.forEach(key -> all.remove(key.variable()));
        all.put(InitCommand.PASSWORD, "");
        all.put(InitCommand.TARGET, mongod().uri());
        return all;
    }

    String psqlUri() {
        return "postgresql://%s@%s:%d/%s"
                .formatted(postgres().user(), postgres().host(), postgres().port(), DATABASE);
    }

    String mongoshUri() {
        return mongod().uri().replace("/?", "/" + DATABASE + "?");
    }

    String mongodUri() {
        return mongod().uri();
    }

    private SandboxPostgres postgres() {
        return Objects.requireNonNull(postgres, "PostgreSQL is started first");
    }

    private SandboxMongod mongod() {
        return Objects.requireNonNull(mongod, "mongod is started first");
    }

    @Override
    public void close() {
        try (SandboxPostgres first = postgres;
                SandboxMongod second = mongod) {
            // Both are closed, whatever the other does.
        }
    }
}
