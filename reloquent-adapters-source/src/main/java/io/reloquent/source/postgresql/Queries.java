package io.reloquent.source.postgresql;

import io.reloquent.catalog.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the statements beside this package on one connection, for the schemas that are looked at.
record Queries(Connection connection, List<String> schemas) {

    /// Turns the row a result stands on into a value.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Queries {
        schemas = List.copyOf(schemas);
    }

    <T> List<T> list(String file, Row<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        var sql = SqlFile.named(file);
        try (var statement = connection.prepareStatement(sql.withParameters())) {
            bind(statement, sql);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    /// The values of each table, by the number that the server gave it.
    <T> Map<Long, List<T>> byTable(String file, Row<T> reader) throws SQLException {
        Map<Long, List<T>> found = new LinkedHashMap<>();
        list(file, row -> Map.entry(row.getLong("relation"), reader.read(row)))
                .forEach(e -> found.computeIfAbsent(e.getKey(), key -> new ArrayList<>())
                        .add(e.getValue()));
        return found;
    }

    private void bind(PreparedStatement statement, SqlFile sql) throws SQLException {
        for (int i = 1; i <= sql.parameters(); i++) {
            statement.setArray(i, connection.createArrayOf("text", schemas.toArray()));
        }
    }

    static TableName name(ResultSet row) throws SQLException {
        return new TableName(row.getString("schema"), row.getString("name"));
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
