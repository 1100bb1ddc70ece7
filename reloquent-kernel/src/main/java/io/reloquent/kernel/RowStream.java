package io.reloquent.kernel;

import java.sql.SQLException;

/// Rows in order, one at a time, each value in the source's binary form inside one byte array.
public interface RowStream extends Row, AutoCloseable {

    /// Moves to the next row.
    ///
    /// @return false at the end; an error is never the end
    boolean next() throws SQLException;

    @Override
    void close() throws SQLException;
}
