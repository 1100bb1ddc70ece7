package io.reloquent.source.postgresql;

import io.reloquent.catalog.Index;
import io.reloquent.catalog.Index.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Indexes with their parts.
final class Indexes {

    private Indexes() {}

    static Index read(ResultSet row) throws SQLException {
        return new Index(
                row.getString("name"),
                row.getString("method"),
                parts(row),
                row.getBoolean("is_unique"),
                row.getBoolean("is_constraint"),
                row.getString("condition"));
    }

    private static List<Part> parts(ResultSet row) throws SQLException {
        var columns = (String[]) row.getArray("columns").getArray();
        var expressions = (String[]) row.getArray("expressions").getArray();
        var descending = (Boolean[]) row.getArray("descending").getArray();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            parts.add(new Part(columns[i], expressions[i], descending[i]));
        }
        return parts;
    }
}
