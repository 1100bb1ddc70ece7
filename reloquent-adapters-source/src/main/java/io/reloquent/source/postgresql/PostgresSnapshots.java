package io.reloquent.source.postgresql;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.source.Joining;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/// Snapshots of a PostgreSQL database, exported by a transaction that stays open as long as they are used.
public final class PostgresSnapshots implements SnapshotSource {

    private static final Set<String> CODE_POINT_ENCODINGS = Set.of("UTF8", "LATIN1", "SQL_ASCII");

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
                refuseOtherEncodings(statement);
                try (var rows = statement.executeQuery("select pg_export_snapshot()")) {
                    if (!rows.next()) {
                        throw new SQLException("no snapshot was exported");
                    }
                    return new PostgresSnapshot(connections, holder, rows.getString(1));
                }
            }
        } catch (YoursToFix e) {
            close(holder);
            throw e;
        } catch (SQLException e) {
            close(holder);
            throw PostgresFaults.of(e, connections.address(), "taking a snapshot");
        }
    }

    @Override
    public Joining session() {
        return PostgresSnapshot.session(connections, List.of());
    }

    /// Text keys are merged by code point. The server sorts them by the bytes it stores, which is the same in these
    /// only.
    private void refuseOtherEncodings(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select current_setting('server_encoding')")) {
            if (rows.next() && !CODE_POINT_ENCODINGS.contains(rows.getString(1))) {
                throw YoursToFix.usage(
                        "PostgreSQL at %s stores text as %s; Reloquent reads databases in UTF8, LATIN1 and SQL_ASCII."
                                .formatted(connections.address().place(), rows.getString(1)),
                        "Dump the database and restore it into one with encoding UTF8.");
            }
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
