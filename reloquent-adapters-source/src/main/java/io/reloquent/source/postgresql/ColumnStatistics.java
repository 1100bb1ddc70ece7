package io.reloquent.source.postgresql;

import io.reloquent.catalog.Column;
import io.reloquent.catalog.Layout;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What ANALYZE found out about one column.
///
/// @param nulls      the share of rows where it is null
/// @param distinct   how many values it has; if negative, how many per row
/// @param mostCommon the share of rows with its most common value; 0 if none stands out
/// @param width       average bytes of a value that is not null
/// @param correlation of the rows' order on disk with that of the values; null where values have no order
record ColumnStatistics(
        double nulls,
        double distinct,
        double mostCommon,
        int width,
        @Nullable Double correlation) {

    /// A column, of the table alone or with all that inherit from it or partition it.
    record Of(TableName table, String column, boolean inherited) {}

    static Map<Of, ColumnStatistics> read(Queries queries) throws SQLException {
        Map<Of, ColumnStatistics> found = new HashMap<>();
        queries.list("statistics", row -> Map.entry(of(row), statistics(row)))
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }

    private static Of of(ResultSet row) throws SQLException {
        return new Of(Queries.name(row), Objects.requireNonNull(row.getString("column")), row.getBoolean("inherited"));
    }

    private static ColumnStatistics statistics(ResultSet row) throws SQLException {
        return new ColumnStatistics(
                row.getDouble("null_frac"),
                row.getDouble("n_distinct"),
                row.getDouble("most_common"),
                row.getInt("width"),
                row.getObject("correlation", Double.class));
    }

    /// How the rows of a table lie, by what is known of its columns.
    static Layout layout(Map<Of, ColumnStatistics> known, Table table, Storage storage) {
        double bytes = 0;
        Map<String, Double> correlation = new HashMap<>();
        for (Column column : table.columns()) {
            ColumnStatistics statistics = known.get(new Of(table.name(), column.name(), storage.isSpread()));
            if (statistics != null) {
                bytes += statistics.width() * (1 - statistics.nulls());
                if (statistics.correlation() != null) {
                    correlation.put(column.name(), statistics.correlation());
                }
            }
        }
        return new Layout(storage.pages(), (int) Math.round(bytes), correlation);
    }

    double values(long rows) {
        return distinct >= 0 ? distinct : -distinct * rows;
    }
}
