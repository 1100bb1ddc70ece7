package io.reloquent.source.postgresql;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import java.sql.Connection;
import java.sql.SQLException;

/// Snapshots of a PostgreSQL database, exported by a transaction that stays open as long as they are used.
public final class PostgresSnapshots implements SnapshotSource {

    private final PostgresConnections connections;

    public PostgresSnapshots(PostgresConnections connections) {
        this.connections = connections;
    }

    @Override
    public Snapshot take() {
        Connection holder = connections.open();
        try {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
                try (var rows = statement.executeQuery("select pg_export_snapshot()")) {
                    if (!rows.next()) {
                        throw new SQLException("no snapshot was exported");
                    }
                    return new PostgresSnapshot(connections, holder, rows.getString(1));
                }
            }
        } catch (SQLException e) {
            close(holder);
            throw PostgresFaults.of(e, connections.address(), "taking a snapshot");
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new OursOrTheirs(
                    "A connection to PostgreSQL could not be closed.", "Nothing: the server ends it.", e);
        }
    }
}
