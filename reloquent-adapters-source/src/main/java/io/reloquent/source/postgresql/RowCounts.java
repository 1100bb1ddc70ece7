package io.reloquent.source.postgresql;

import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.Table.Kind;
import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How many rows tables have: counted from the smallest on while there is time, then by statistics, then by a look
/// at some pages.
final class RowCounts {

    private static final Duration SAMPLING = Duration.ofSeconds(2);
    private static final double SAMPLED_PAGES = 100;

    private final Queries queries;
    private final Attempts counting;

    RowCounts(Queries queries, Deadline deadline) {
        this.queries = queries;
        this.counting = new Attempts(queries, deadline);
    }

    /// The row counts of tables that are kept somewhere; views are not among them.
    Map<Long, RowCount> read(Map<Long, Table> tables, Map<Long, Storage> storage) throws SQLException {
        var smallestFirst = storage.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<Long, Storage> e) -> e.getValue().pages())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Map<Long, RowCount> counts = new HashMap<>();
        for (var kept : smallestFirst) {
            Table table = tables.get(kept.getKey());
            if (table != null) {
                counts.put(kept.getKey(), count(table, kept.getValue()));
            }
        }
        return counts;
    }

    private RowCount count(Table table, Storage storage) throws SQLException {
        if (!storage.isReadable()) {
            return RowCount.unknown();
        }
        Long counted = table.kind() == Kind.FOREIGN ? null : counting.first(count(table.name()), RowCounts::rows);
        if (counted != null) {
            return new RowCount(counted, Basis.COUNTED);
        }
        OptionalLong analysed = storage.analysedRows();
        if (analysed.isPresent()) {
            return new RowCount(analysed.getAsLong(), Basis.STATISTICS);
        }
        return storage.hasForeign() ? RowCount.unknown() : new RowCount(sampled(table, storage), Basis.PAGES);
    }

    /// At least one, since a table that has pages and was never analysed is not known to be empty.
    private long sampled(Table table, Storage storage) throws SQLException {
        double percent = Math.min(100, 100 * SAMPLED_PAGES / storage.pages());
        Long rows = new Attempts(queries, Deadline.in(SAMPLING)).first(sample(table.name(), percent), RowCounts::rows);
        if (rows == null) {
            return Math.max(1, storage.guessedRows());
        }
        return percent == 100 ? rows : Math.max(1, Math.round(rows * 100 / percent));
    }

    private static String count(TableName table) {
        return SqlFile.named("count").with(Map.of("table", Identifiers.quoted(table)));
    }

    private static String sample(TableName table, double percent) {
        return SqlFile.named("sample")
                .with(Map.of("table", Identifiers.quoted(table), "percent", String.valueOf(percent)));
    }

    private static long rows(ResultSet row) throws SQLException {
        return row.getLong("rows");
    }
}
