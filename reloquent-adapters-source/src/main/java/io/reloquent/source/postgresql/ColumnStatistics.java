package io.reloquent.source.postgresql;

import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What ANALYZE found out about one column.
///
/// @param nulls      the share of rows where it is null
/// @param distinct   how many values it has; if negative, how many per row
/// @param mostCommon the share of rows with its most common value; 0 if none stands out
record ColumnStatistics(double nulls, double distinct, double mostCommon) {

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
                row.getDouble("null_frac"), row.getDouble("n_distinct"), row.getDouble("most_common"));
    }

    double values(long rows) {
        return distinct >= 0 ? distinct : -distinct * rows;
    }
}
