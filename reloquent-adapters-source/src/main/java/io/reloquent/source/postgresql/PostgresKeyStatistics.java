package io.reloquent.source.postgresql;

import io.reloquent.catalog.TableName;
import io.reloquent.port.source.KeyStatistics;
import io.reloquent.sizing.ColumnSpread;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What ANALYZE of a PostgreSQL database found out about columns.
public final class PostgresKeyStatistics implements KeyStatistics {

    private final PostgresConnections connections;

    public PostgresKeyStatistics(PostgresConnections connections) {
        this.connections = connections;
    }

    @Override
    public List<ColumnSpread> of(TableName table) {
        String schema = Literals.quoted(table.schema());
        String name = Literals.quoted(table.name());
        String sql = SqlFile.named("spread").with(Map.of("schema", schema, "name", name));
        try (var connection = connections.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<ColumnSpread> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new ColumnSpread(
                        Objects.requireNonNull(rows.getString("column")),
                        rows.getDouble("distinct_values"),
                        rows.getDouble("most_common"),
                        rows.getDouble("nulls"),
                        rows.getDouble("correlation")));
            }
            return found;
        } catch (SQLException e) {
            throw PostgresFaults.of(e, connections.address(), "reading the statistics of " + table);
        }
    }
}
