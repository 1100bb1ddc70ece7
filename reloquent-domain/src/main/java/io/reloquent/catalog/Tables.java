package io.reloquent.catalog;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/// The tables of a schema in their order, which finds one by its name without looking at all.
final class Tables extends AbstractList<Table> implements RandomAccess {

    private final List<Table> tables;
    private final Map<TableName, Table> byName = new HashMap<>();

    private Tables(List<Table> tables) {
        this.tables = List.copyOf(tables);
        this.tables.forEach(table -> byName.putIfAbsent(table.name(), table));
    }

    static Tables of(List<Table> tables) {
        return tables instanceof Tables known ? known : new Tables(tables);
    }

    Optional<Table> find(TableName name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Table get(int at) {
        return tables.get(at);
    }

    @Override
    public int size() {
        return tables.size();
    }
}
