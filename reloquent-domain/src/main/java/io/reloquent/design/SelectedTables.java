package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The selected tables that the catalog has, in name order, and the foreign keys between them, but for those from a
/// table to itself.
final class SelectedTables {

    private final Map<TableName, Table> tables = new TreeMap<>();
    private final Map<TableName, List<ForeignKey>> from = new TreeMap<>();
    private final Map<TableName, List<ForeignKey>> to = new TreeMap<>();
    private final List<ForeignKey> selfReferences = new ArrayList<>();

    SelectedTables(Catalog catalog, Collection<TableName> selected) {
        Map<TableName, Table> known = new TreeMap<>();
        catalog.tables().forEach(table -> known.put(table.name(), table));
        selected.stream().filter(known::containsKey).forEach(name -> tables.put(name, known.get(name)));
        for (ForeignKey key : catalog.foreignKeys()) {
            if (tables.containsKey(key.child()) && tables.containsKey(key.parent())) {
                add(key);
            }
        }
    }

    private void add(ForeignKey key) {
        if (key.isSelfReference()) {
            selfReferences.add(key);
        } else {
            from.computeIfAbsent(key.child(), child -> new ArrayList<>()).add(key);
            to.computeIfAbsent(key.parent(), parent -> new ArrayList<>()).add(key);
        }
    }

    List<TableName> names() {
        return List.copyOf(tables.keySet());
    }

    /// @throws IllegalArgumentException if the table is not among them
    Table table(TableName name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException(name + " is not selected");
        }
        return table;
    }

    List<ForeignKey> from(TableName child) {
        return from.getOrDefault(child, List.of());
    }

    List<ForeignKey> to(TableName parent) {
        return to.getOrDefault(parent, List.of());
    }

    List<ForeignKey> selfReferences() {
        return selfReferences;
    }
}
