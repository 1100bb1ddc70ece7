package io.reloquent.local.direct;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.kernel.CopyRows;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.sizing.ReadRate;
import io.reloquent.sizing.ReadRate.Slice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads slices of one table, as a load reads them, and throws the rows away.
final class ReadBenchmark {

    /// Of a table that is not larger, all of it may be read: 64 MB of pages with 8 kB.
    private static final long SMALL_PAGES = 8_192;

    /// Below this a slice tells more of its beginning than of its rate.
    private static final long LEAST_PAGES = 64;

    private static final int SHARE = 100;
    private static final int ALONE = 5;
    private static final int ROUNDS = 4;

    private final SourceDialect dialect;
    private final Snapshot snapshot;
    private final int connections;

    ReadBenchmark(SourceDialect dialect, Snapshot snapshot, int connections) {
        this.dialect = dialect;
        this.snapshot = snapshot;
        this.connections = connections;
    }

    Optional<ReadRate> run(List<CollectionPlan> collections, Catalog catalog, Duration budget) {
        Optional<Read> widest = collections.stream()
                .flatMap(collection -> collection.root().reads().stream())
                .filter(read -> read.rowIdentity() != RowIdentity.HASHED)
                .filter(read -> hasPages(catalog.table(read.table())))
                .max(Comparator.comparingLong(
                                (Read read) -> catalog.table(read.table()).bytes())
                        .thenComparing(Read::name));
        return widest.map(SampledPart::ownColumns).map(read -> rate(read, catalog.table(read.table()), budget));
    }

    private static boolean hasPages(Table table) {
        return table.kind() != Table.Kind.VIEW && table.layout().pages() >= LEAST_PAGES;
    }

    private ReadRate rate(Read read, Table table, Duration budget) {
        long pages = table.layout().pages();
        long allowed = Math.max(pages / SHARE, Math.min(pages, SMALL_PAGES));
        long each = Math.max(LEAST_PAGES, allowed / (ALONE + (long) ROUNDS * connections));
        var slices = new Slices(pages, each);
        long end = System.nanoTime() + budget.toNanos();
        List<Connection> opened = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                opened.add(snapshot.connect());
            }
            read(opened.get(0), read, slices);
            List<Slice> single = new ArrayList<>();
            while (single.size() < ALONE && (single.isEmpty() || System.nanoTime() < end)) {
                single.add(read(opened.get(0), read, slices));
            }
            List<Slice> together = new ArrayList<>();
            while (connections > 1 && together.size() < ROUNDS && System.nanoTime() < end) {
                together.add(readAll(opened, read, slices));
            }
            return new ReadRate(read.table().toString(), single, together, connections);
        } catch (SQLException e) {
            throw snapshot.fault(e, "reading a part of " + read.table());
        } finally {
            opened.forEach(ReadBenchmark::close);
        }
    }

    private Slice readAll(List<Connection> opened, Read read, Slices slices) throws SQLException {
        List<Callable<Slice>> tasks = new ArrayList<>();
        opened.forEach(connection -> tasks.add(() -> read(connection, read, slices)));
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            long bytes = 0;
            for (Future<Slice> slice : threads.invokeAll(tasks)) {
                bytes += slice.get().bytes();
            }
            return new Slice(bytes, (System.nanoTime() - began) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException broken) {
                throw broken;
            }
            throw Awaited.unwrapped(e);
        }
    }

    private Slice read(Connection connection, Read read, Slices slices) throws SQLException {
        long from = slices.next();
        long began = System.nanoTime();
        String query = dialect.onPages(read, from, from + slices.length());
        try (var rows =
                new SentBytes(new CopyRows(connection, query, read.outputs().size()))) {
            while (rows.next()) {
                // Into nowhere.
            }
            return new Slice(rows.sent(), (System.nanoTime() - began) / 1e9);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing is lost with it.
        }
    }

    /// Where slices begin: as far from each other as the table is long, so that no two are alike.
    private static final class Slices {
        private static final double GOLDEN = 0.618_033_988_75;

        private final long pages;
        private final long length;
        private double at;

        Slices(long pages, long length) {
            this.pages = pages;
            this.length = Math.min(length, pages);
        }

        long length() {
            return length;
        }

        synchronized long next() {
            long from = (long) (at * (pages - length));
            at = (at + GOLDEN) % 1;
            return from;
        }
    }
}
