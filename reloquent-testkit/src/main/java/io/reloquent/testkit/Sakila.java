package io.reloquent.testkit;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// The Sakila sample database (BSD licence), where its two files are: `data/sakila` in a folder called `shared`
/// beside the checkout or above it.
public final class Sakila {

    private static final String SCHEMA = "postgres-sakila-schema.sql";
    private static final String DATA = "postgres-sakila-insert-data-using-copy.sql";

    private Sakila() {}

    /// The folder of its files, if it is there.
    public static Optional<Path> folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared/data/sakila"))
                .filter(p -> Files.isReadable(p.resolve(SCHEMA)))
                .findFirst();
    }

    /// Loads it into a database.
    public static void load(Connection connection, Path folder) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(withoutOids(Files.readString(folder.resolve(SCHEMA))));
            loadData(connection, statement, Files.readAllLines(folder.resolve(DATA)));
        }
    }

    /// The dump is of 2008: the servers of today know no tables with oids.
    private static String withoutOids(String dump) {
        return dump.replace("SET default_with_oids = false;", "");
    }

    private static void loadData(Connection connection, Statement statement, List<String> lines)
            throws IOException, SQLException {
        var sql = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("COPY ")) {
                sql.append(line).append('\n');
                continue;
            }
            statement.execute(sql.toString());
            sql.setLength(0);
            int end = lines.subList(i, lines.size()).indexOf("\\.") + i;
            String rows = String.join("\n", lines.subList(i + 1, end)) + "\n";
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(line, new StringReader(end == i + 1 ? "" : rows));
            i = end;
        }
        statement.execute(sql.toString());
    }
}
