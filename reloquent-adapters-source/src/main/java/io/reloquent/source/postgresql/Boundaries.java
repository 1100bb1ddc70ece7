package io.reloquent.source.postgresql;

import io.reloquent.plan.KeyPart;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keys that cut a root read into ranges of about equal size: those of some pages, taken at random, of a large table;
/// of all rows else. The ranges cover everything either way, whatever rows the sample missed.
final class Boundaries {

    /// A table of up to 64 MB is read in less than a second.
    private static final long LARGE_PAGES = 8192;

    /// So many pages for a range make ranges differ by about a tenth where the rows lie in the order of their keys,
    /// and by less elsewhere.
    private static final long PAGES_PER_RANGE = 200;

    /// Of fewer rows, after a filter perhaps, nothing can be told.
    private static final long ROWS_PER_RANGE = 20;

    private Boundaries() {}

    static List<List<String>> of(Connection connection, Read root, int ranges) throws SQLException {
        String sample = sample(connection, root, ranges);
        if (sample != null) {
            List<List<String>> sampled = read(connection, root, ranges, sample, ROWS_PER_RANGE * ranges);
            if (!sampled.isEmpty()) {
                return sampled;
            }
        }
        return read(connection, root, ranges, "", 0);
    }

    /// How to take a part of the table that is worth it; null if it is not, or if the table has none to take.
    private static @Nullable String sample(Connection connection, Read root, int ranges) throws SQLException {
        if (root.rowIdentity() == RowIdentity.HASHED
                || !root.rangeKey().stream().allMatch(part -> isOwn(root, part))) {
            return null;
        }
        String name = Literals.quoted(Identifiers.quoted(root.table()));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SqlFile.named("extent").with(Map.of("table", name)))) {
            long pages = rows.next() && rows.getBoolean("has_pages") ? rows.getLong("pages") : 0;
            long wanted = PAGES_PER_RANGE * ranges;
            return pages < Math.max(LARGE_PAGES, 2 * wanted)
                    ? null
                    : String.format(Locale.ROOT, "TABLESAMPLE SYSTEM (%.6f) REPEATABLE (0)", 100.0 * wanted / pages);
        }
    }

    private static boolean isOwn(Read root, KeyPart part) {
        return root.outputs().get(part.output()).value() instanceof ColumnAt(int table, String ignored) && table == 0;
    }

    /// @param least if fewer rows were cut, there are none
    private static List<List<String>> read(Connection connection, Read root, int ranges, String sample, long least)
            throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(PostgresDialect.boundaries(root, ranges, sample))) {
            while (rows.next()) {
                List<String> key = key(rows, root.rangeLength());
                boolean isNew = keys.isEmpty() || !keys.getLast().equals(key);
                if (!key.isEmpty() && isNew && rows.getLong("cut") >= least) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    /// Empty if a part of it is null: no range ends there.
    private static List<String> key(ResultSet row, int parts) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int i = 1; i <= parts; i++) {
            String part = row.getString(i);
            if (part == null) {
                return List.of();
            }
            key.add(part);
        }
        return key;
    }
}
