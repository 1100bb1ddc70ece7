package io.reloquent.kernel;

import java.sql.SQLException;

/// Rows in order, one at a time, each value in the source's binary form inside one byte array.
public interface RowStream extends AutoCloseable {

    /// Moves to the next row.
    ///
    /// @return false at the end; an error is never the end
    boolean next() throws SQLException;

    /// The array that holds the current row's values.
    byte[] bytes();

    int offset(int column);

    /// Length in bytes of a value; negative where it is null.
    int length(int column);

    @Override
    void close() throws SQLException;
}
