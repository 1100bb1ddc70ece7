package io.reloquent.source.postgresql;

import io.reloquent.catalog.Column;
import io.reloquent.catalog.Column.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Columns with their types, defaults and comments.
final class Columns {

    private Columns() {}

    static Column read(ResultSet row) throws SQLException {
        return new Column(
                row.getString("name"),
                DataTypes.read(row),
                row.getBoolean("nullable"),
                origin(row.getString("identity"), row.getString("generated")),
                row.getString("default_value"),
                row.getString("comment"));
    }

    private static Origin origin(String identity, String generated) {
        if (!generated.isEmpty()) {
            return Origin.GENERATED;
        }
        return switch (identity) {
            case "a" -> Origin.IDENTITY_ALWAYS;
            case "d" -> Origin.IDENTITY_BY_DEFAULT;
            default -> Origin.GIVEN;
        };
    }
}
