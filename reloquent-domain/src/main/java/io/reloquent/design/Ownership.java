package io.reloquent.design;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.selection.Selection;
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
final class Ownership {

    /// Above this many children for one parent, an array is a burden: the field's rule of thumb for 1:zillions.
    static final long MANY = 1_000;

    /// What was decided about one table.
    ///
    /// @param via the foreign key to its owner; empty where the table becomes a collection
    record Place(Optional<ForeignKey> via, String because) {}

    private final Catalog catalog;
    private final Selection selection;
    private final Map<TableName, Place> places = new TreeMap<>();

    private Ownership(Catalog catalog, Selection selection) {
        this.catalog = catalog;
        this.selection = selection;
    }

    static Map<TableName, Place> decide(Catalog catalog, Selection selection) {
        var ownership = new Ownership(catalog, selection);
        selection.tables().forEach(name -> ownership.places.put(name, ownership.propose(catalog.table(name))));
        ownership.settle();
        return ownership.places;
    }

    private Place propose(Table table) {
        List<ForeignKey> keys = catalog.from(table.name()).stream()
                .filter(fk -> !fk.isSelfReference() && selection.contains(fk.parent()))
                .toList();
        if (keys.isEmpty()) {
            return root("it points at no other table");
        }
        List<ForeignKey> sure = keys.stream().filter(fk -> isSure(table, fk)).toList();
        if (sure.isEmpty()) {
            return root("its rows may have no parent");
        }
        List<ForeignKey> anchored = sure.stream()
                .filter(fk -> !catalog.table(fk.parent()).identity().isEmpty())
                .toList();
        if (anchored.isEmpty()) {
            return root("no key tells the rows of " + sure.get(0).parent() + " apart");
        }
        return crowded(table, choose(table, anchored, keys));
    }

    private Place choose(Table table, List<ForeignKey> sure, List<ForeignKey> all) {
        Set<String> identity = Set.copyOf(table.identity());
        List<ForeignKey> identifying =
                sure.stream().filter(fk -> identity.containsAll(fk.from())).toList();
        if (isJoinTable(identity, identifying)) {
            ForeignKey fewest = identifying.stream()
                    .min(Comparator.comparingDouble(this::children))
                    .orElseThrow();
            return isLeaf(table)
                    ? new Place(
                            Optional.of(fewest),
                            "it joins two tables, and " + fewest.parent() + " has fewer of its rows each")
                    : root("it joins two tables and others point at it");
        }
        if (identifying.size() == 1) {
            return new Place(
                    Optional.of(identifying.get(0)),
                    "its key holds the key of " + identifying.get(0).parent());
        }
        if (!isLeaf(table)) {
            return root("other tables point at it");
        }
        List<ForeignKey> owners = all.size() == 1
                ? sure
                : sure.stream()
                        .filter(fk -> fk.onDelete() == ForeignKey.OnDelete.CASCADE)
                        .toList();
        if (owners.size() == 1) {
            TableName owner = owners.get(0).parent();
            return new Place(
                    owners.stream().findFirst(),
                    all.size() == 1 ? "it belongs to " + owner + " alone" : "it is deleted together with its " + owner);
        }
        return root("it belongs to several tables equally");
    }

    private Place crowded(Table table, Place place) {
        Optional<Cardinality> cardinality = place.via().flatMap(catalog::cardinality);
        boolean unique = place.via().filter(fk -> table.isUnique(fk.from())).isPresent();
        if (unique || cardinality.isEmpty() || cardinality.get().maximum() <= MANY) {
            return place;
        }
        return root("one parent has %,d of its rows".formatted(cardinality.get().maximum()));
    }

    /// An embedded table must not be pointed at from outside, and owners must not form a circle.
    private void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (TableName name : Set.copyOf(places.keySet()).stream().sorted().toList()) {
                Place place = places.get(name);
                if (place != null && place.via().isPresent()) {
                    Optional<String> obstacle = obstacle(name);
                    obstacle.ifPresent(because -> places.put(name, root(because)));
                    changed |= obstacle.isPresent();
                }
            }
        }
    }

    private Optional<String> obstacle(TableName name) {
        Optional<TableName> outsider = catalog.to(name).stream()
                .filter(fk -> !fk.isSelfReference() && selection.contains(fk.child()))
                .map(ForeignKey::child)
                .filter(child -> !owner(child).equals(Optional.of(name)))
                .findFirst();
        if (outsider.isPresent()) {
            return outsider.map(table -> table + " points at it");
        }
        Set<TableName> seen = new HashSet<>();
        for (Optional<TableName> at = Optional.of(name); at.isPresent(); at = owner(at.get())) {
            if (!seen.add(at.get())) {
                return Optional.of("its owners would form a circle");
            }
        }
        return Optional.empty();
    }

    private Optional<TableName> owner(TableName name) {
        Place place = places.get(name);
        return place == null ? Optional.empty() : place.via().map(ForeignKey::parent);
    }

    private static boolean isSure(Table table, ForeignKey key) {
        return key.validated() && key.from().stream().allMatch(table::isNeverNull);
    }

    private static boolean isJoinTable(Set<String> identity, List<ForeignKey> identifying) {
        Set<String> covered = new HashSet<>();
        identifying.forEach(fk -> covered.addAll(fk.from()));
        return identifying.size() == 2 && covered.equals(identity);
    }

    private boolean isLeaf(Table table) {
        return catalog.to(table.name()).stream().allMatch(ForeignKey::isSelfReference);
    }

    private double children(ForeignKey key) {
        return catalog.cardinality(key).map(Cardinality::average).orElse(Double.MAX_VALUE);
    }

    private static Place root(String because) {
        return new Place(Optional.empty(), because);
    }
}
