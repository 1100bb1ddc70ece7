package io.reloquent.source.postgresql;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.ForeignKey.OnDelete;
import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Foreign keys between listed tables.
final class ForeignKeys {

    private ForeignKeys() {}

    static ForeignKey read(ResultSet row) throws SQLException {
        return new ForeignKey(
                row.getString("name"),
                new TableName(row.getString("child_schema"), row.getString("child_name")),
                Queries.strings(row, "child_columns"),
                new TableName(row.getString("parent_schema"), row.getString("parent_name")),
                Queries.strings(row, "parent_columns"),
                onDelete(row.getString("on_delete")),
                row.getBoolean("deferrable"),
                row.getBoolean("validated"));
    }

    private static OnDelete onDelete(String letter) {
        return switch (letter) {
            case "r" -> OnDelete.RESTRICT;
            case "c" -> OnDelete.CASCADE;
            case "n" -> OnDelete.SET_NULL;
            case "d" -> OnDelete.SET_DEFAULT;
            default -> OnDelete.NO_ACTION;
        };
    }
}
