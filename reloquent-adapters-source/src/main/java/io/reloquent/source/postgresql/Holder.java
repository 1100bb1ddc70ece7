package io.reloquent.source.postgresql;

import io.reloquent.connection.SourceAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The transaction that holds a snapshot open, for hours perhaps. It is used every few seconds, so that no firewall
/// takes it for forgotten, and so that its end is known soon.
final class Holder implements AutoCloseable {

    private static final String NOTHING = "select 1";

    private final Connection connection;
    private final SourceAddress address;
    private final Consumer<Verdict> onEnd;
    private final ReentrantLock inUse = new ReentrantLock();
    private final Thread pings;
    private volatile @Nullable Verdict end;

    /// @param onEnd is told once when the transaction has ended by itself
    Holder(Connection connection, SourceAddress address, Duration ping, Consumer<Verdict> onEnd) {
        this.connection = connection;
        this.address = address;
        this.onEnd = onEnd;
        pings = new Thread(() -> ping(ping), "snapshot");
        pings.setDaemon(true);
        pings.start();
    }

    private void ping(Duration pause) {
        while (end == null) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            ping();
        }
    }

    /// What became of it; null as long as nothing is known to be wrong.
    @Nullable
    Verdict end() {
        return end;
    }

    /// The number that a query gives in the transaction. A query that fails does not end it.
    long number(String query) throws SQLException {
        inUse.lock();
        try {
            return contained(query);
        } catch (SQLException e) {
            if (!lives()) {
                end(e);
            }
            throw e;
        } finally {
            inUse.unlock();
        }
    }

    private long contained(String query) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            long number = first(query);
            connection.releaseSavepoint(before);
            return number;
        } catch (SQLException e) {
            if (!connection.isClosed()) {
                connection.rollback(before);
            }
            throw e;
        }
    }

    /// Unless another thread uses it, and it needs none.
    void ping() {
        if (inUse.tryLock()) {
            try {
                first(NOTHING);
            } catch (SQLException e) {
                end(e);
            } finally {
                inUse.unlock();
            }
        }
    }

    private boolean lives() {
        try {
            first(NOTHING);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private long first(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("no number came back");
            }
            return rows.getLong(1);
        }
    }

    private void end(SQLException e) {
        if (end == null) {
            String how = PostgresFaults.of(e, address, "holding it").getMessage();
            var verdict = new Verdict.SnapshotGone(how);
            end = verdict;
            onEnd.accept(verdict);
        }
    }

    @Override
    public void close() {
        pings.interrupt();
        PostgresSnapshots.close(connection);
    }
}
