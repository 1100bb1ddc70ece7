package io.reloquent.source.postgresql;

import io.reloquent.catalog.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key of a table, and whether it is the primary one.
record TableKey(Key key, boolean isPrimary) {

    static TableKey read(ResultSet row) throws SQLException {
        return new TableKey(
                new Key(row.getString("name"), Queries.strings(row, "columns")), row.getBoolean("is_primary"));
    }

    static @Nullable Key primary(List<TableKey> all) {
        return all.stream()
                .filter(TableKey::isPrimary)
                .map(TableKey::key)
                .findFirst()
                .orElse(null);
    }

    static List<Key> unique(List<TableKey> all) {
        return all.stream().filter(k -> !k.isPrimary()).map(TableKey::key).toList();
    }
}
