package io.reloquent.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The rows of a query as PostgreSQL's `COPY … TO STDOUT (FORMAT BINARY)` sends them: one message a row, after a
/// header.
public final class CopyRows implements RowStream {

    private static final byte[] NOTHING = {};
    private static final int FIXED_HEADER = 19;

    private final CopyOut copy;
    private final int[] offsets;
    private final int[] lengths;
    private byte[] row = NOTHING;
    private boolean started;
    private boolean ended;

    /// Starts reading. The connection serves nothing else until this is closed.
    ///
    /// @param columns how many values a row has
    public CopyRows(Connection connection, String query, int columns) throws SQLException {
        offsets = new int[columns];
        lengths = new int[columns];
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT BINARY)");
    }

    @Override
    public boolean next() throws SQLException {
        if (ended) {
            return false;
        }
        int at = 0;
        byte[] message = read();
        if (!started) {
            started = true;
            at = FIXED_HEADER + BigEndian.int4(message, FIXED_HEADER - 4);
            if (at == message.length) {
                message = read();
                at = 0;
            }
        }
        row = message;
        return parse(at);
    }

    private boolean parse(int start) throws SQLException {
        int count = BigEndian.int2(row, start);
        if (count == -1) {
            ended = true;
            if (copy.readFromCopy() != null) {
                throw new SQLException("the row stream went on after its end");
            }
            return false;
        }
        if (count != offsets.length) {
            throw new SQLException("a row has " + count + " values instead of " + offsets.length);
        }
        int at = start + 2;
        for (int i = 0; i < count; i++) {
            int length = BigEndian.int4(row, at);
            at += 4;
            offsets[i] = at;
            lengths[i] = length;
            at += Math.max(length, 0);
        }
        return true;
    }

    private byte[] read() throws SQLException {
        byte @Nullable [] message = copy.readFromCopy();
        if (message == null) {
            throw new SQLException("the row stream broke off before its end");
        }
        return message;
    }

    @Override
    public byte[] bytes() {
        return row;
    }

    @Override
    public int offset(int column) {
        return offsets[column];
    }

    @Override
    public int length(int column) {
        return lengths[column];
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
