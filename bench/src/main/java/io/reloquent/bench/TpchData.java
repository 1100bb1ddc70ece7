package io.reloquent.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/// TPC-H's rows at a scale: made once into the cache, loaded into a database of their own.
record TpchData(String scale, Path files) {

    private static final List<String> TABLES =
            List.of("region", "nation", "part", "supplier", "partsupp", "customer", "orders", "lineitem");
    private static final long MINUTES = 60;

    static TpchData of(String scale, Path cache) {
        Path files = cache.resolve("tpch-" + scale);
        if (!Files.isDirectory(files)) {
            make(scale, files, cache);
        }
        return new TpchData(scale, files);
    }

    private static void make(String scale, Path files, Path cache) {
        try {
            Path scratch = Files.createTempDirectory(Files.createDirectories(cache), "making-");
            var words = List.of(
                    Python.in(cache).program("tpchgen-cli"),
                    "csv",
                    "--no-progress",
                    "--scale-factor",
                    scale,
                    "--output-dir",
                    scratch.toString());
            var command = new Command(words, cache.resolve("tpch.log"), cache.resolve("tpch-errors.log"));
            if (command.run(MINUTES) != 0) {
                throw new BenchFailure("TPC-H's rows could not be made: " + command.complaint());
            }
            Files.move(scratch, files, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Loads a new database, and answers with its name.
    String load(BenchServers servers) {
        String database = "tpch_" + scale.replace('.', '_');
        try {
            servers.postgres().createDatabase(database);
            try (Connection connection = servers.connect(database);
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(Script.read("tpch-tables.sql"));
                for (String table : TABLES) {
                    copy(connection, table);
                }
                statement.execute(Script.read("tpch-keys.sql"));
                connection.commit();
                connection.setAutoCommit(true);
                settle(statement);
            }
            return database;
        } catch (SQLException | IOException e) {
            throw new BenchFailure("TPC-H's rows could not be loaded: " + e.getMessage(), e);
        }
    }

    static void settle(Statement statement) throws SQLException {
        statement.execute("vacuum (freeze, analyze)");
        statement.execute("checkpoint");
    }

    private void copy(Connection connection, String table) throws SQLException, IOException {
        try (InputStream rows = Files.newInputStream(files.resolve(table + ".csv"))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, header true, freeze)", rows, 1 << 20);
        }
    }
}
