package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The circles in which tables point at each other: every elementary one, up to a limit, by Johnson's algorithm,
/// which looks for one only where there is one left. Nothing here calls itself, so a long chain of tables does no harm.
final class Cycles {

    private final Map<TableName, Map<TableName, List<ForeignKey>>> graph = new TreeMap<>();
    private final List<List<ForeignKey>> found = new ArrayList<>();
    private final int limit;

    private Cycles(SelectedTables tables, int limit) {
        this.limit = limit;
        for (TableName child : tables.names()) {
            Map<TableName, List<ForeignKey>> parents = new TreeMap<>();
            tables.from(child)
                    .forEach(key -> parents.computeIfAbsent(key.parent(), parent -> new ArrayList<>())
                            .add(key));
            graph.put(child, parents);
        }
    }

    /// Each as its foreign keys in order, from the table that comes first by name; those of first tables first.
    ///
    /// @param limit how many are looked for at most
    static List<List<ForeignKey>> of(SelectedTables tables, int limit) {
        var cycles = new Cycles(tables, limit);
        Set<TableName> left = new TreeSet<>(cycles.graph.keySet());
        for (Set<TableName> knot = cycles.knot(left); !knot.isEmpty(); knot = cycles.knot(left)) {
            TableName first = knot.iterator().next();
            cycles.through(first, knot);
            if (cycles.found.size() >= limit) {
                break;
            }
            left.removeIf(table -> table.compareTo(first) <= 0);
        }
        return cycles.found;
    }

    private Iterator<TableName> parents(TableName table) {
        return graph.getOrDefault(table, Map.of()).keySet().iterator();
    }

    /// The knot of tables, all of which reach each other, that holds the first table that is in any.
    private Set<TableName> knot(Set<TableName> among) {
        Set<TableName> first = Set.of();
        for (Set<TableName> knot : Knots.of(among, this::parents)) {
            if (first.isEmpty()
                    || knot.iterator().next().compareTo(first.iterator().next()) < 0) {
                first = knot;
            }
        }
        return first;
    }

    /// Finds the circles through one table. A table is closed while no way leads from it to the start but over the
    /// path, and opened again together with those that failed because of it.
    private void through(TableName start, Set<TableName> knot) {
        Map<TableName, Iterator<TableName>> path = new LinkedHashMap<>();
        Deque<TableName> ends = new ArrayDeque<>();
        Set<TableName> closed = new HashSet<>(Set.of(start));
        Set<TableName> onCircle = new HashSet<>();
        Map<TableName, Set<TableName>> waiting = new TreeMap<>();
        path.put(start, parents(start));
        ends.push(start);
        while (!ends.isEmpty() && found.size() < limit) {
            TableName at = ends.getFirst();
            Iterator<TableName> ahead = path.getOrDefault(at, parents(at));
            if (ahead.hasNext()) {
                TableName next = ahead.next();
                if (next.equals(start)) {
                    add(List.copyOf(path.keySet()));
                    onCircle.addAll(path.keySet());
                } else if (knot.contains(next) && closed.add(next)) {
                    path.put(next, parents(next));
                    ends.push(next);
                    onCircle.remove(next);
                }
            } else {
                if (onCircle.contains(at)) {
                    open(at, closed, waiting);
                } else {
                    parents(at)
                            .forEachRemaining(next -> waiting.computeIfAbsent(next, n -> new TreeSet<>())
                                    .add(at));
                }
                path.remove(at);
                ends.pop();
            }
        }
    }

    private static void open(TableName table, Set<TableName> closed, Map<TableName, Set<TableName>> waiting) {
        Deque<TableName> opening = new ArrayDeque<>(List.of(table));
        while (!opening.isEmpty()) {
            TableName next = opening.pop();
            if (closed.remove(next)) {
                Set<TableName> others = waiting.remove(next);
                if (others != null) {
                    opening.addAll(others);
                }
            }
        }
    }

    /// Adds a circle of tables once for every way to choose among foreign keys between the same two.
    private void add(List<TableName> circle) {
        List<List<ForeignKey>> choices = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            TableName next = circle.get((i + 1) % circle.size());
            choices.add(graph.getOrDefault(circle.get(i), Map.of()).getOrDefault(next, List.of()));
        }
        int[] chosen = new int[choices.size()];
        int turned = 0;
        while (turned < chosen.length && found.size() < limit) {
            List<ForeignKey> keys = new ArrayList<>();
            for (int i = 0; i < chosen.length; i++) {
                keys.add(choices.get(i).get(chosen[i]));
            }
            found.add(keys);
            for (turned = 0;
                    turned < chosen.length
                            && ++chosen[turned] == choices.get(turned).size();
                    turned++) {
                chosen[turned] = 0;
            }
        }
    }
}
