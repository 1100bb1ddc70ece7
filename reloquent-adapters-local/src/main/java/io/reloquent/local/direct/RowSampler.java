package io.reloquent.local.direct;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.kernel.Assembler;
import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.CopyRows;
import io.reloquent.kernel.DocumentFault;
import io.reloquent.kernel.Program;
import io.reloquent.local.load.ProgramCompiler;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Read;
import io.reloquent.plan.Sorting;
import io.reloquent.port.compute.Sampler;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.sizing.ReadRate;
import io.reloquent.sizing.ReadSize;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the documents of some rows of each read alone. Sizes add up: a document is as large as its own fields and
/// those of every row in it, so no row has to be found by its parent, which only an index would make cheap.
public final class RowSampler implements Sampler {

    private static final long PAGES = 200;
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_ROWS = 100_000;
    private static final int FIRST_ROWS = 1_000;

    private final SourceDialect dialect;
    private final int maxConnections;

    /// @param maxConnections to the source that may be open at once, the snapshot's own included
    public RowSampler(SourceDialect dialect, int maxConnections) {
        this.dialect = dialect;
        this.maxConnections = maxConnections;
    }

    @Override
    public List<ReadSize> sizes(CollectionPlan collection, Catalog catalog, Snapshot snapshot) {
        List<ReadSize> sizes = new ArrayList<>();
        try (Connection connection = snapshot.connect()) {
            for (SampledPart part : SampledPart.of(collection.root())) {
                sizes.add(size(part, catalog.table(part.nest().read().table()), connection, sizes));
            }
            return sizes;
        } catch (SQLException e) {
            throw snapshot.fault(e, "looking at some rows of " + collection.collection());
        }
    }

    private ReadSize size(SampledPart part, Table table, Connection connection, List<ReadSize> above)
            throws SQLException {
        Read read = part.nest().read();
        double percent = percent(table);
        Seen seen = look(part.nest(), dialect.some(read, percent, MOST_ROWS), connection);
        if (seen.rows == 0) {
            percent = 0;
            seen = look(part.nest(), dialect.some(read, 0, FIRST_ROWS), connection);
        }
        double share = isCut(read, table, percent) ? share(read, seen, percent, connection) : 1;
        long rows = rows(part, table, seen, percent, share, above);
        return new ReadSize(
                read.name(),
                read.table(),
                part.place(),
                rows,
                seen.rows,
                seen.rows == 0 ? 0 : (double) seen.sent / seen.rows,
                seen.rows == 0 ? 0 : Math.max(0, seen.mean() + part.frame()),
                seen.error(),
                read.sorting().value() == Sorting.HERE);
    }

    /// All pages of a small table.
    private static double percent(Table table) {
        long pages = table.isView() && table.kind() == Table.Kind.VIEW
                ? 0
                : table.layout().pages();
        if (pages == 0) {
            return 0;
        }
        double affordable = (double) MOST_BYTES / table.bytes() * pages;
        return 100 * Math.min(PAGES, affordable) / pages;
    }

    /// Whether a read gives other rows than those of its table, of which only some pages were seen.
    private static boolean isCut(Read read, Table table, double percent) {
        boolean known = table.rows().basis() != Basis.UNKNOWN;
        return (read.partial() || read.shared()) && known && percent > 0 && percent < 100;
    }

    /// Rows of a read for each row of its table: the same pages, with conditions and joins and without.
    private double share(Read read, Seen seen, double percent, Connection connection) throws SQLException {
        try (var rows = new CopyRows(connection, dialect.some(SampledPart.bare(read), percent, MOST_ROWS), 1)) {
            long all = 0;
            while (rows.next()) {
                all++;
            }
            return all == 0 ? 1 : (double) seen.rows / all;
        }
    }

    private static long rows(
            SampledPart part, Table table, Seen seen, double percent, double share, List<ReadSize> above) {
        boolean unknown = table.rows().basis() == Basis.UNKNOWN;
        long rows =
                percent >= 100 || unknown ? seen.rows : Math.round(table.rows().rows() * share);
        return part.limit() == 0
                ? rows
                : Math.min(rows, part.limit() * above.get(part.parent()).rows());
    }

    private static Seen look(Nest nest, String query, Connection connection) throws SQLException {
        var seen = new Seen();
        var document = new BsonBuffer();
        Program program = ProgramCompiler.compile(nest);
        var rows = new CopyRows(connection, query, nest.read().outputs().size());
        var sent = new SentBytes(rows);
        var assembler = new Assembler(program, List.of(sent));
        while (true) {
            document.clear();
            try {
                if (!assembler.next(document)) {
                    break;
                }
                seen.add(document.size());
            } catch (DocumentFault tooLarge) {
                assembler.giveUp();
            }
        }
        seen.sent = sent.sent();
        rows.close();
        return seen;
    }

    /// Sums over the rows that were looked at.
    private static final class Seen {
        private long rows;
        private long sent;
        private double sum;
        private double squares;

        void add(int bytes) {
            rows++;
            sum += bytes;
            squares += (double) bytes * bytes;
        }

        double mean() {
            return sum / rows;
        }

        /// Of the mean, as if rows had been taken one by one.
        double error() {
            if (rows < 2) {
                return 0;
            }
            double variance = Math.max(0, (squares - sum * sum / rows) / (rows - 1));
            return Math.sqrt(variance / rows);
        }
    }

    @Override
    public Optional<ReadRate> rate(
            List<CollectionPlan> collections, Catalog catalog, Snapshot snapshot, Duration budget) {
        return new ReadBenchmark(dialect, snapshot, Math.max(1, maxConnections - 1)).run(collections, catalog, budget);
    }
}
