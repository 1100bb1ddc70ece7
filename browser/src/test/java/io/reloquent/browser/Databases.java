package io.reloquent.browser;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/// The databases of the tests: where they are, and what is in them.
final class Databases {

    private Databases() {}

    /// As the scripts take it.
    static String source(String database) {
        var server = Servers.postgres();
        return "postgresql://%s@%s:%d/%s".formatted(server.user(), server.host(), server.port(), database);
    }

    static String target() {
        return Servers.mongod().uri();
    }

    /// Carries out statements.
    static void sql(String database, String... statements) {
        try (Connection connection = Servers.postgres().connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long rows(String database, String table) {
        try (Connection connection = Servers.postgres().connect(database);
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many documents each collection of a database of the target has.
    static Map<String, Long> documents(String database) {
        try (MongoClient client = MongoClients.create(target())) {
            var found = client.getDatabase(database);
            Map<String, Long> documents = new TreeMap<>();
            found.listCollectionNames()
                    .forEach(name ->
                            documents.put(name, found.getCollection(name).countDocuments()));
            return documents;
        }
    }
}
