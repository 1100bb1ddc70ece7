package io.reloquent.kernel;

import java.sql.SQLException;
import java.util.concurrent.CancellationException;

/// The rows of another stream, no faster than a pace that it shares with others.
public final class PacedRows implements RowStream {

    /// What COPY sends around a row and around a value.
    private static final int AROUND_ROW = 7;

    private static final int AROUND_VALUE = 4;

    private final RowStream source;
    private final int columns;
    private final Pace pace;
    private long passed;

    /// @param columns how many values a row has
    public PacedRows(RowStream source, int columns, Pace pace) {
        this.source = source;
        this.columns = columns;
        this.pace = pace;
    }

    /// @throws CancellationException if the thread is interrupted while it waits
    @Override
    public boolean next() throws SQLException {
        if (!source.next()) {
            return false;
        }
        passed += AROUND_ROW + (long) AROUND_VALUE * columns;
        for (int column = 0; column < columns; column++) {
            passed += Math.max(source.length(column), 0);
        }
        if (passed >= pace.step()) {
            pace.pass(passed);
            passed = 0;
        }
        return true;
    }

    @Override
    public byte[] bytes() {
        return source.bytes();
    }

    @Override
    public int offset(int column) {
        return source.offset(column);
    }

    @Override
    public int length(int column) {
        return source.length(column);
    }

    @Override
    public void close() throws SQLException {
        source.close();
    }
}
