package io.reloquent.source.witness;

import io.reloquent.fault.Fault;
import io.reloquent.port.source.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/// The rows of a query, a few blocks of them read ahead by a thread of its own, so that the server works while rows
/// are made into documents.
final class RowsAhead implements AutoCloseable {

    private static final int BLOCKS_AHEAD = 2;
    private static final int FIRST_BLOCK = 256;
    private static final int LARGEST_BLOCK = 8192;
    private static final int SMALLEST_BLOCK = 16;

    /// Of documents, that a block becomes.
    private static final int BYTES_OF_A_BLOCK = 2 << 20;

    /// All rows will be read, not the first of them soon.
    private static final String SETTINGS = "set cursor_tuple_fraction = 1";

    /// Rows that need the connection no more, or none at the end, or why there are no more.
    private record Block(@Nullable ResultSet rows, @Nullable Exception failure) {}

    private final Connection connection;
    private final Snapshot snapshot;
    private final String label;
    private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Thread reader;
    private volatile int blockSize = FIRST_BLOCK;
    private volatile boolean closed;
    private @Nullable ResultSet present;
    private boolean ended;
    private long taken;
    private long bytes;

    /// @param connection in a transaction; closed with this
    /// @param label      what is read, in messages
    RowsAhead(Connection connection, Snapshot snapshot, String label, String query) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.label = label;
        this.reader = Thread.ofVirtual().name("witness").start(() -> read(query));
    }

    private void read(String query) {
        Block last = new Block(null, null);
        try {
            declare(query);
            boolean more = true;
            while (more && !closed) {
                ResultSet rows = fetch();
                more = rows.isBeforeFirst();
                if (more) {
                    blocks.put(new Block(rows, null));
                }
            }
        } catch (SQLException | RuntimeException e) {
            last = new Block(null, e);
        } catch (InterruptedException e) {
            last = new Block(null, new CancellationException("interrupted"));
        }
        end(last);
    }

    private void end(Block last) {
        try {
            if (!closed) {
                blocks.put(last);
            }
        } catch (InterruptedException e) {
            // Only close() does it, and then nobody waits for the end.
            Thread.currentThread().interrupt();
        }
    }

    private void declare(String query) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(SETTINGS);
            statement.execute("declare reloquent_witness no scroll cursor for " + query);
        }
    }

    /// A result of its own for each block: it can be read while the next one is on its way.
    private ResultSet fetch() throws SQLException {
        PreparedStatement fetch = connection.prepareStatement("fetch forward " + blockSize + " from reloquent_witness");
        fetch.closeOnCompletion();
        // Values in binary form where the driver knows one.
        fetch.unwrap(PGStatement.class).setPrepareThreshold(-1);
        return fetch.executeQuery();
    }

    /// The next row; null at the end.
    ///
    /// @throws Fault if the source broke off
    @Nullable
    ResultSet next() throws SQLException {
        while (true) {
            ResultSet rows = present;
            if (rows != null && rows.next()) {
                taken++;
                return rows;
            }
            if (rows != null) {
                rows.close();
                adapt();
            }
            Block block = take();
            ended = block.rows() == null;
            if (block.failure() != null) {
                throw failed(block.failure());
            }
            present = block.rows();
            if (present == null) {
                return null;
            }
        }
    }

    /// Bytes of documents that the present row became.
    void became(long length) {
        bytes += length;
    }

    private void adapt() {
        long average = Math.max(1, bytes / Math.max(1, taken));
        long fitting = Math.min(Long.highestOneBit(BYTES_OF_A_BLOCK / average), 4L * blockSize);
        blockSize = Math.clamp(fitting, SMALLEST_BLOCK, LARGEST_BLOCK);
        taken = 0;
        bytes = 0;
    }

    private Block take() {
        try {
            return blocks.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private RuntimeException failed(Exception failure) {
        return switch (failure) {
            case SQLException e -> snapshot.fault(e, "reading " + label + " a second time");
            case RuntimeException e -> e;
            default -> new IllegalStateException(failure);
        };
    }

    /// Ends the query wherever it is.
    @Override
    public void close() {
        closed = true;
        try (connection) {
            if (!ended) {
                reader.interrupt();
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException e) {
            throw snapshot.fault(e, "closing a connection");
        }
    }
}
