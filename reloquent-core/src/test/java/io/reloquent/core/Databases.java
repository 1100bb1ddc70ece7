package io.reloquent.core;

import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Databases made for one test.
final class Databases {

    private Databases() {}

    /// A new database that holds what the statements make, and its name.
    static String holding(String statements) throws SQLException {
        String name = Servers.freshName("made");
        Servers.postgres().createDatabase(name);
        execute(name, statements);
        return name;
    }

    static void execute(String name, String statements) throws SQLException {
        try (Connection connection = Servers.postgres().connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
