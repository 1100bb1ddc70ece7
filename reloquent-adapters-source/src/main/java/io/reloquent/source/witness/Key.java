package io.reloquent.source.witness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns that tell rows apart, read from a row as one thing that equals another of the same columns.
///
/// Both are read from the same columns of the same table, so it does not matter how values are compared elsewhere.
///
/// @param columns their numbers in the list of the query
/// @param whole   whether it is one whole number
record Key(List<Integer> columns, boolean whole) {

    static final Key NONE = new Key(List.of(), false);

    Key {
        columns = List.copyOf(columns);
    }

    Object of(ResultSet row) throws SQLException {
        if (whole) {
            return row.getLong(columns.get(0));
        }
        if (columns.isEmpty()) {
            return columns;
        }
        if (columns.size() == 1) {
            return String.valueOf(row.getString(columns.get(0)));
        }
        List<@Nullable String> parts = new ArrayList<>(columns.size());
        for (int column : columns) {
            parts.add(row.getString(column));
        }
        return parts;
    }
}
