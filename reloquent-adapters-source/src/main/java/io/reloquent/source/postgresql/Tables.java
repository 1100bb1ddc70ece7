package io.reloquent.source.postgresql;

import io.reloquent.catalog.Check;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.Table.Kind;
import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tables and views, by schema and name, with all that belongs to one table.
final class Tables {

    private Tables() {}

    private record Listed(
            long relation,
            TableName name,
            Kind kind,
            @Nullable String comment) {

        static Listed read(ResultSet row) throws SQLException {
            return new Listed(
                    row.getLong("relation"), Queries.name(row), kind(row.getString("kind")), row.getString("comment"));
        }

        private static Kind kind(String letter) {
            return switch (letter) {
                case "p" -> Kind.PARTITIONED;
                case "v" -> Kind.VIEW;
                case "m" -> Kind.MATERIALIZED_VIEW;
                case "f" -> Kind.FOREIGN;
                default -> Kind.TABLE;
            };
        }
    }

    /// Every table without its size, by the number that the server gave it.
    static Map<Long, Table> read(Queries queries) throws SQLException {
        var columns = queries.byTable("columns", Columns::read);
        var keys = queries.byTable("keys", TableKey::read);
        var indexes = queries.byTable("indexes", Indexes::read);
        var checks = queries.byTable("checks", Tables::check);
        var inherits = queries.byTable("inherits", Queries::name);
        var partitions = queries.byTable("partitions", Queries::name);
        Map<Long, Table> tables = new LinkedHashMap<>();
        for (Listed listed : queries.list("tables", Listed::read)) {
            long id = listed.relation();
            var own = keys.getOrDefault(id, List.of());
            var table = new Table(
                    listed.name(),
                    listed.kind(),
                    columns.getOrDefault(id, List.of()),
                    TableKey.primary(own),
                    TableKey.unique(own),
                    indexes.getOrDefault(id, List.of()),
                    checks.getOrDefault(id, List.of()),
                    inherits.getOrDefault(id, List.of()),
                    partitions.getOrDefault(id, List.of()),
                    RowCount.unknown(),
                    0,
                    listed.comment());
            tables.put(id, table);
        }
        return tables;
    }

    private static Check check(ResultSet row) throws SQLException {
        return new Check(row.getString("name"), row.getString("condition"));
    }
}
