package io.reloquent.local.direct;

import io.reloquent.kernel.RowStream;
import java.sql.SQLException;

/// Rows as another stream gives them, and how many bytes the source sent for them.
final class SentBytes implements RowStream {

    private final RowStream rows;
    private long bytes;

    SentBytes(RowStream rows) {
        this.rows = rows;
    }

    long sent() {
        return bytes;
    }

    @Override
    public boolean next() throws SQLException {
        boolean has = rows.next();
        if (has) {
            bytes += rows.bytes().length;
        }
        return has;
    }

    @Override
    public byte[] bytes() {
        return rows.bytes();
    }

    @Override
    public int offset(int column) {
        return rows.offset(column);
    }

    @Override
    public int length(int column) {
        return rows.length(column);
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
