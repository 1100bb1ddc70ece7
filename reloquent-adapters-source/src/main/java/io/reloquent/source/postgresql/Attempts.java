package io.reloquent.source.postgresql;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Statements that may fail, or be stopped when time is up, without ending the transaction they run in.
final class Attempts {

    /// Privilege, lock, a view not yet filled, something that a kind of table cannot do, a table just dropped, a
    /// server short of room for temporary files.
    private static final Set<String> REFUSALS =
            Set.of("42501", "55P03", "55000", "0A000", "42809", "42P01", "53100", "53200", "53400");

    private static final String STOPPED = "57014";
    private static final int LOCK_MILLISECONDS = 1000;

    private final Queries queries;
    private final Deadline deadline;
    private boolean stopped;

    Attempts(Queries queries, Deadline deadline) {
        this.queries = queries;
        this.deadline = deadline;
    }

    /// The first row, or nothing if the server refuses or time is up. After one statement that took too long
    /// nothing more is tried: whoever asks goes from small to large.
    <T> @Nullable T first(String sql, Queries.Row<T> reader) throws SQLException {
        int left = deadline.millisecondsLeft();
        if (stopped || left == 0) {
            return null;
        }
        var connection = queries.connection();
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = %d; set local lock_timeout = %d"
                    .formatted(left, Math.min(left, LOCK_MILLISECONDS)));
            try (var rows = statement.executeQuery(sql)) {
                return rows.next() ? reader.read(rows) : null;
            }
        } catch (SQLException e) {
            stopped = STOPPED.equals(e.getSQLState());
            if (!stopped && !REFUSALS.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            return null;
        } finally {
            undo(before);
        }
    }

    /// Also after success: it undoes the two settings, and there is nothing else to undo. On a connection that broke
    /// it would fail, and hide why.
    private void undo(Savepoint before) throws SQLException {
        var connection = queries.connection();
        if (!connection.isClosed()) {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }
}
