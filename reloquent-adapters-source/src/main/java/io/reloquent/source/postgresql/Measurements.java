package io.reloquent.source.postgresql;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What changes as rows come and go: sizes, row counts, where rows lie, cardinalities.
record Measurements(List<Table> tables, List<Cardinality> cardinalities) {

    Measurements {
        tables = List.copyOf(tables);
        cardinalities = List.copyOf(cardinalities);
    }

    /// Half of the time may go into counting rows, the rest into counting children.
    static Measurements take(Queries queries, Map<Long, Table> bare, List<ForeignKey> foreignKeys, Deadline deadline)
            throws SQLException {
        Map<Long, Storage> storage = storage(queries);
        Map<Long, RowCount> counts = new RowCounts(queries, deadline.halfway()).read(bare, storage);
        Map<ColumnStatistics.Of, ColumnStatistics> statistics = ColumnStatistics.read(queries);
        Map<Long, Table> tables = new LinkedHashMap<>();
        Map<TableName, Cardinalities.Child> children = new HashMap<>();
        bare.forEach((id, table) -> {
            Storage own = storage.get(id);
            Table sized = own == null
                    ? table
                    : table.measured(
                            counts.getOrDefault(id, RowCount.unknown()),
                            own.bytes(),
                            ColumnStatistics.layout(statistics, table, own));
            tables.put(id, sized);
            if (own != null) {
                children.put(sized.name(), new Cardinalities.Child(sized, own));
            }
        });
        var cardinalities = new Cardinalities(queries, statistics, children, deadline).read(foreignKeys);
        return new Measurements(List.copyOf(tables.values()), cardinalities);
    }

    private static Map<Long, Storage> storage(Queries queries) throws SQLException {
        Map<Long, Storage> storage = new HashMap<>();
        queries.byTable("storage", Storage.Member::read)
                .forEach((id, members) -> storage.put(id, new Storage(members)));
        return storage;
    }
}
