package io.reloquent.spark;

import io.reloquent.kernel.Assembler;
import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.CopyRows;
import io.reloquent.kernel.RowStream;
import io.reloquent.kernel.SortedRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Documents out of the rows of one range: a connection for each stream, all under the one snapshot.
final class Sources implements Assembly {

    /// A URL that says nothing: everything is a property.
    private static final String NO_PLACE = "jdbc:postgresql://";

    /// Of the heap, for rows that are sorted here; what does not fit goes to files.
    private static final int SHARE = 4;

    private static final Map<Integer, Semaphore> PERMITS = new ConcurrentHashMap<>();

    private final Semaphore permits;
    private final int held;
    private final List<Connection> connections = new ArrayList<>();
    private final List<RowStream> rows = new ArrayList<>();
    private @Nullable Assembler assembler;

    private Sources(Semaphore permits, int held) {
        this.permits = permits;
        this.held = held;
    }

    /// Waits until this executor may hold so many more connections, and opens them.
    static Sources open(Work work, Range range) throws SQLException, InterruptedException {
        Semaphore permits = PERMITS.computeIfAbsent(work.connections(), Semaphore::new);
        int needed = work.streams().size();
        permits.acquire(needed);
        var sources = new Sources(permits, needed);
        try {
            for (int i = 0; i < needed; i++) {
                sources.add(work, i, range.queries().get(i));
            }
            sources.assembler = new Assembler(work.program(), sources.rows);
            return sources;
        } catch (SQLException | RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    private void add(Work work, int stream, String query) throws SQLException {
        Connection connection = connect(work.source());
        connections.add(connection);
        Work.Stream form = work.streams().get(stream);
        var copied = new CopyRows(connection, query, form.columns());
        rows.add(form.sorted() ? copied : sorted(work, form, copied));
    }

    private static SortedRows sorted(Work work, Work.Stream form, RowStream unsorted) {
        long unsortedStreams =
                work.streams().stream().filter(stream -> !stream.sorted()).count();
        long processors = Runtime.getRuntime().availableProcessors();
        long budget = Runtime.getRuntime().maxMemory() / SHARE / unsortedStreams / processors;
        return new SortedRows(
                unsorted, form.columns(), form.key(), budget, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static Connection connect(Work.Session session) throws SQLException {
        var properties = new Properties();
        properties.putAll(session.properties());
        PGProperty.PASSWORD.set(properties, Secrets.own().ofSource());
        Connection connection = new Driver().connect(NO_PLACE, properties);
        if (connection == null) {
            throw new SQLException("The driver does not know its own address form.");
        }
        try (var statement = connection.createStatement()) {
            for (String setting : session.statements()) {
                statement.execute(setting);
            }
            // From here on a query may take as long as it takes.
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            for (String setting : session.transaction()) {
                statement.execute(setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public boolean next(BsonBuffer document) throws SQLException {
        return assembler().next(document);
    }

    @Override
    public Assembler assembler() {
        return Objects.requireNonNull(assembler);
    }

    /// Ends streams that are not at their end as well.
    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                // It is closed already.
            }
        }
        for (RowStream stream : rows) {
            if (stream instanceof SortedRows) {
                try {
                    stream.close();
                } catch (SQLException aborted) {
                    // Its connection is closed already; its files are what matters.
                }
            }
        }
        permits.release(held);
    }
}
