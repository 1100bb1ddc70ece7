package io.reloquent.source.postgresql;

import io.reloquent.catalog.TableName;
import io.reloquent.fault.Fault;
import io.reloquent.plan.Read;
import io.reloquent.port.source.Joining;
import io.reloquent.port.source.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One moment of a PostgreSQL database, held by an open transaction. When that ends, so do all who read under it:
/// nothing more could be read or counted at the same moment, and the user should not learn it hours later.
final class PostgresSnapshot implements Snapshot {

    /// Sorting in memory and one process a query: what a bulk reader wants.
    private static final String READER =
            "set work_mem = '128MB'; set max_parallel_workers_per_gather = 0; set synchronize_seqscans = off";

    private final PostgresConnections connections;
    private final Holder holder;
    private final String id;
    private final Map<Connection, Line> readers = new ConcurrentHashMap<>();

    PostgresSnapshot(PostgresConnections connections, Connection holder, String id) {
        this.connections = connections;
        this.id = id;
        this.holder =
                new Holder(holder, connections.address(), connections.patience().ping(), this::endReaders);
    }

    private void endReaders(Verdict why) {
        readers.values().forEach(line -> line.giveUp(why));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Connection connect() {
        var line = connections.line();
        Connection connection = connections.open(line);
        try (var statement = connection.createStatement()) {
            statement.execute(READER);
            connection.setAutoCommit(false);
            for (String beginning : transaction()) {
                statement.execute(beginning);
            }
            remember(connection, line);
            return connection;
        } catch (SQLException e) {
            PostgresSnapshots.close(connection);
            holder.ping();
            throw fault(e, "joining the snapshot");
        }
    }

    private List<String> transaction() {
        return List.of(
                "set transaction isolation level repeatable read read only",
                // The server made this name of hexadecimal digits and dashes; SET takes no parameter.
                "set transaction snapshot '" + id.replaceAll("[^0-9A-Fa-f-]", "") + "'");
    }

    @Override
    public Joining joining() {
        return session(connections, transaction());
    }

    /// @param transaction statements that the reading transaction begins with
    static Joining session(PostgresConnections connections, List<String> transaction) {
        return new Joining(connections.openProperties(), List.of(PostgresConnections.SESSION, READER), transaction);
    }

    private void remember(Connection connection, Line line) {
        readers.keySet().removeIf(reader -> Watched.isClosed(reader));
        readers.put(connection, line);
        Verdict end = holder.end();
        if (end != null) {
            line.giveUp(end);
        }
    }

    @Override
    public void requireReadable(List<Read> reads) {
        try (Connection connection = connect()) {
            Unreadable.refuse(connection, connections.address(), reads);
        } catch (SQLException e) {
            throw fault(e, "looking whether everything may be read");
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

    private long count(TableName table, String query) {
        try {
            return holder.number(query);
        } catch (SQLException e) {
            throw fault(e, "counting the rows of " + table);
        }
    }

    @Override
    public List<List<String>> boundaries(Read root, int ranges) {
        try (Connection connection = connect()) {
            return Boundaries.of(connection, root, ranges);
        } catch (SQLException e) {
            throw fault(e, "cutting " + root.name() + " into ranges");
        }
    }

    /// Whatever else a failure says, it says less once the snapshot is gone.
    @Override
    public Fault fault(SQLException e, String doing) {
        Verdict end = holder.end();
        return end == null
                ? PostgresFaults.of(e, connections.address(), doing)
                : end.fault(connections.address(), doing, e);
    }

    @Override
    public void close() {
        holder.close();
    }
}
