package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Evidence.ChildCount;
import io.reloquent.design.Hint.Apart;
import io.reloquent.design.Hint.Together;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which tables are best kept inside which others, and why.
///
/// A table is embedded only where each of its rows surely belongs to exactly one parent row: the foreign key is
/// never null and was validated by the source. It is embedded where the parent's key is part of its own key, where
/// it is a leaf with one parent, or where it joins two tables; never where other tables point at it from outside.
/// Many rows of one parent are not embedded. A hint may overrule all of this but the first.
final class Ownership {

    private final Catalog catalog;
    private final SelectedTables tables;
    private final Hints hints;

    private Ownership(Catalog catalog, SelectedTables tables, Hints hints) {
        this.catalog = catalog;
        this.tables = tables;
        this.hints = hints;
    }

    static Map<TableName, Place> decide(Catalog catalog, SelectedTables tables, Hints hints) {
        var ownership = new Ownership(catalog, tables, hints);
        Map<TableName, Place> places = new TreeMap<>();
        tables.names().forEach(name -> places.put(name, ownership.propose(tables.table(name))));
        new Settlement(catalog, tables, hints, places).settle();
        return places;
    }

    private Place propose(Table table) {
        List<ForeignKey> keys = tables.from(table.name());
        if (keys.isEmpty()) {
            return Place.root("it points at no other table", List.of());
        }
        List<ForeignKey> sure = keys.stream().filter(fk -> isSure(table, fk)).toList();
        if (sure.isEmpty()) {
            return Place.root("its rows may have no parent", keys);
        }
        List<ForeignKey> anchored = sure.stream()
                .filter(fk -> !tables.table(fk.parent()).identity().isEmpty())
                .toList();
        if (anchored.isEmpty()) {
            return Place.root("no key tells the rows of " + sure.get(0).parent() + " apart", sure);
        }
        return wished(anchored).orElseGet(() -> allowed(table, anchored, keys));
    }

    private Optional<Place> wished(List<ForeignKey> anchored) {
        for (Together hint : hints.together()) {
            Optional<ForeignKey> key = anchored.stream()
                    .filter(fk -> hint.isAbout(fk.child(), fk.parent()))
                    .min(Comparator.comparing(fk -> fk.onDelete() != ForeignKey.OnDelete.CASCADE));
            if (key.isPresent()) {
                return key.map(fk -> Place.hinted(fk, hint));
            }
        }
        return Optional.empty();
    }

    private Place allowed(Table table, List<ForeignKey> anchored, List<ForeignKey> all) {
        List<ForeignKey> allowed = anchored.stream()
                .filter(fk -> hints.apart(fk.child(), fk.parent()).isEmpty())
                .toList();
        if (allowed.isEmpty()) {
            TableName other = anchored.get(0).parent();
            Apart hint = hints.apart(table.name(), other).orElseThrow();
            return Place.apart(hint, other, anchored);
        }
        return crowded(choose(table, allowed, all));
    }

    private Place choose(Table table, List<ForeignKey> sure, List<ForeignKey> all) {
        Set<String> identity = Set.copyOf(table.identity());
        List<ForeignKey> identifying =
                sure.stream().filter(fk -> identity.containsAll(fk.from())).toList();
        if (isJoinTable(identity, identifying)) {
            return joining(table, identifying);
        }
        if (identifying.size() == 1) {
            ForeignKey key = identifying.get(0);
            return Place.in(key, "its key holds the key of " + key.parent());
        }
        if (!isLeaf(table)) {
            return Place.root("other tables point at it", tables.to(table.name()));
        }
        List<ForeignKey> owners = all.size() == 1
                ? sure
                : sure.stream()
                        .filter(fk -> fk.onDelete() == ForeignKey.OnDelete.CASCADE)
                        .toList();
        if (owners.size() == 1) {
            ForeignKey key = owners.get(0);
            return Place.in(
                    key,
                    all.size() == 1
                            ? "it belongs to " + key.parent() + " alone"
                            : "it is deleted together with its " + key.parent());
        }
        return Place.root("it belongs to several tables equally", all);
    }

    private Place joining(Table table, List<ForeignKey> both) {
        if (!isLeaf(table)) {
            return Place.root("it joins two tables and others point at it", tables.to(table.name()));
        }
        ForeignKey fewest =
                both.stream().min(Comparator.comparingDouble(this::children)).orElseThrow();
        String because = "it joins two tables, and " + fewest.parent() + " has fewer of its rows each";
        return new Place(Optional.of(fewest), because, both, Optional.empty());
    }

    private Place crowded(Place place) {
        return place.via()
                .flatMap(fk -> ChildCount.of(catalog, fk))
                .filter(count -> count.multiplicity().compareTo(Multiplicity.FEW) > 0)
                .map(count -> Place.root(crowd(count), place.about()))
                .orElse(place);
    }

    private static String crowd(ChildCount count) {
        return count.basis() == ChildCount.Basis.ROW_COUNTS
                ? "a parent has %,d of its rows on average".formatted(count.maximum())
                : "one parent has %,d of its rows".formatted(count.maximum());
    }

    static boolean isSure(Table table, ForeignKey key) {
        return key.validated() && key.from().stream().allMatch(table::isNeverNull);
    }

    private static boolean isJoinTable(Set<String> identity, List<ForeignKey> identifying) {
        Set<String> covered = new HashSet<>();
        identifying.forEach(fk -> covered.addAll(fk.from()));
        return identifying.size() == 2 && covered.equals(identity);
    }

    private boolean isLeaf(Table table) {
        return tables.to(table.name()).isEmpty();
    }

    private double children(ForeignKey key) {
        return ChildCount.of(catalog, key).map(ChildCount::average).orElse(Double.MAX_VALUE);
    }
}
