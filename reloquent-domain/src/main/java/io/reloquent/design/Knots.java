package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Strongly connected components of more than one table, by Tarjan's algorithm with a stack of its own.
final class Knots {

    /// A table that is being looked at, and what it points at that was not looked at yet.
    private record Step(TableName table, Iterator<TableName> ahead) {}

    private final Collection<TableName> among;
    private final Function<TableName, Iterator<TableName>> parents;
    private final Map<TableName, Integer> order = new HashMap<>();
    private final Map<TableName, Integer> lowest = new HashMap<>();
    private final Deque<TableName> open = new ArrayDeque<>();
    private final Set<TableName> isOpen = new TreeSet<>();
    private final List<Set<TableName>> found = new ArrayList<>();

    private Knots(Collection<TableName> among, Function<TableName, Iterator<TableName>> parents) {
        this.among = among;
        this.parents = parents;
    }

    /// @param among the tables that count, as a collection that finds quickly
    static List<Set<TableName>> of(Collection<TableName> among, Function<TableName, Iterator<TableName>> parents) {
        var knots = new Knots(among, parents);
        for (TableName table : among) {
            if (!knots.order.containsKey(table)) {
                knots.visit(table);
            }
        }
        return knots.found;
    }

    private void visit(TableName first) {
        Deque<Step> steps = new ArrayDeque<>();
        steps.push(enter(first));
        while (!steps.isEmpty()) {
            Step step = steps.getFirst();
            if (step.ahead().hasNext()) {
                TableName next = step.ahead().next();
                if (among.contains(next) && !order.containsKey(next)) {
                    steps.push(enter(next));
                } else if (isOpen.contains(next)) {
                    lower(step.table(), order.getOrDefault(next, 0));
                }
            } else {
                steps.pop();
                int low = lowest.getOrDefault(step.table(), 0);
                if (order.getOrDefault(step.table(), 0) == low) {
                    close(step.table());
                }
                if (!steps.isEmpty()) {
                    lower(steps.getFirst().table(), low);
                }
            }
        }
    }

    private Step enter(TableName table) {
        order.put(table, order.size());
        lowest.put(table, order.size() - 1);
        open.push(table);
        isOpen.add(table);
        return new Step(table, parents.apply(table));
    }

    private void lower(TableName table, int to) {
        lowest.merge(table, to, Math::min);
    }

    private void close(TableName first) {
        Set<TableName> knot = new TreeSet<>();
        TableName table;
        do {
            table = open.pop();
            isOpen.remove(table);
            knot.add(table);
        } while (!table.equals(first));
        if (knot.size() > 1) {
            found.add(knot);
        }
    }
}
