package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The groups of tables that point at each other in circles: strongly connected components of more than one table, by
/// Tarjan's algorithm.
final class Cycles {

    private final Catalog catalog;
    private final Predicate<TableName> included;
    private final Map<TableName, Integer> order = new HashMap<>();
    private final Map<TableName, Integer> lowest = new HashMap<>();
    private final Deque<TableName> open = new ArrayDeque<>();
    private final Set<TableName> isOpen = new HashSet<>();
    private final List<List<TableName>> found = new ArrayList<>();

    private Cycles(Catalog catalog, Predicate<TableName> included) {
        this.catalog = catalog;
        this.included = included;
    }

    static List<List<TableName>> of(Catalog catalog, List<TableName> tables) {
        var cycles = new Cycles(catalog, tables::contains);
        for (TableName table : tables) {
            if (!cycles.order.containsKey(table)) {
                cycles.visit(table);
            }
        }
        return cycles.found;
    }

    private void visit(TableName table) {
        order.put(table, order.size());
        lowest.put(table, order.get(table));
        open.push(table);
        isOpen.add(table);
        for (ForeignKey key : catalog.from(table)) {
            TableName parent = key.parent();
            if (included.test(parent) && !order.containsKey(parent)) {
                visit(parent);
                lowest.merge(table, lowest.get(parent), Math::min);
            } else if (isOpen.contains(parent)) {
                lowest.merge(table, order.get(parent), Math::min);
            }
        }
        if (lowest.get(table).equals(order.get(table))) {
            close(table);
        }
    }

    private void close(TableName first) {
        List<TableName> group = new ArrayList<>();
        TableName table;
        do {
            table = open.pop();
            isOpen.remove(table);
            group.add(table);
        } while (!table.equals(first));
        if (group.size() > 1) {
            found.add(group.stream().sorted().toList());
        }
    }
}
