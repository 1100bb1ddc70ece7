package io.reloquent.source.postgresql;

import io.reloquent.catalog.TableName;
import io.reloquent.fault.Fault;
import io.reloquent.plan.Read;
import io.reloquent.port.source.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;

/// One moment of a PostgreSQL database, held by an open transaction.
final class PostgresSnapshot implements Snapshot {

    /// Sorting in memory and one process a query: what a bulk reader wants.
    private static final String READER =
            "set work_mem = '128MB'; set max_parallel_workers_per_gather = 0; set synchronize_seqscans = off";

    private final PostgresConnections connections;
    private final Connection holder;
    private final String id;

    PostgresSnapshot(PostgresConnections connections, Connection holder, String id) {
        this.connections = connections;
        this.holder = holder;
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Connection connect() {
        Connection connection = connections.open();
        try (var statement = connection.createStatement()) {
            statement.execute(READER);
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read read only");
            // The server made this name of hexadecimal digits and dashes; SET takes no parameter.
            statement.execute("set transaction snapshot '" + id.replaceAll("[^0-9A-Fa-f-]", "") + "'");
            return connection;
        } catch (SQLException e) {
            PostgresSnapshots.close(connection);
            throw fault(e, "joining the snapshot");
        }
    }

    @Override
    public long count(TableName table) {
        return count(table, "select count(*) from " + Identifiers.quoted(table));
    }

    @Override
    public long count(Read read) {
        return count(read.table(), PostgresDialect.count(read));
    }

    private synchronized long count(TableName table, String query) {
        try (var statement = holder.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("no count came back");
            }
            return rows.getLong(1);
        } catch (SQLException e) {
            throw fault(e, "counting the rows of " + table);
        }
    }

    @Override
    public Fault fault(SQLException e, String doing) {
        return PostgresFaults.of(e, connections.address(), doing);
    }

    @Override
    public void close() {
        PostgresSnapshots.close(holder);
    }
}
