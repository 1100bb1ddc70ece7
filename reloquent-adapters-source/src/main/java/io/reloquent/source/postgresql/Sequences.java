package io.reloquent.source.postgresql;

import io.reloquent.catalog.Sequence;
import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Sequences and the columns they feed.
final class Sequences {

    private Sequences() {}

    static Sequence read(ResultSet row) throws SQLException {
        String ownerSchema = row.getString("owner_schema");
        return new Sequence(
                Queries.name(row).toString(),
                DataTypes.read(row),
                row.getLong("start"),
                row.getLong("increment"),
                ownerSchema == null ? null : new TableName(ownerSchema, row.getString("owner_name")),
                row.getString("owner_column"));
    }
}
