package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.expression.Syntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the indexes a target needs: what the source indexed, at the paths where its columns ended up, and
/// references.
final class IndexPlanner {

    /// MongoDB's limit for one collection, `_id` included.
    private static final int MOST = 64;

    private final Catalog catalog;
    private final Syntax syntax;
    private final Map<TableName, List<List<FieldPath>>> places;
    private final Map<String, Long> rows = new HashMap<>();
    private final Set<TableName> roots = new HashSet<>();
    /// By collection and name.
    private final Map<String, Map<String, IndexPlan>> planned = new LinkedHashMap<>();
    private final List<SkippedIndex> skipped = new ArrayList<>();

    IndexPlanner(Catalog catalog, DocumentModel model, Syntax syntax, Collection<FieldPath> paths) {
        this.catalog = catalog;
        this.syntax = syntax;
        this.places = places(paths);
        for (RootCollection root : model.collections()) {
            rows.merge(root.name(), catalog.table(root.from()).rows().rows(), Long::sum);
            roots.add(root.from());
        }
        for (TableName name : model.tables()) {
            Table table = catalog.table(name);
            table.indexes().forEach(index -> translate(table, index));
            catalog.from(name).forEach(this::reference);
        }
    }

    /// Those that may find trouble in the data first, then what is soon done.
    List<IndexPlan> planned() {
        return planned.values().stream()
                .flatMap(ofCollection -> ofCollection.values().stream())
                .sorted(Comparator.comparing((IndexPlan index) -> !index.unique())
                        .thenComparingLong(index -> rows.get(index.collection()))
                        .thenComparing(IndexPlan::collection))
                .toList();
    }

    List<SkippedIndex> skipped() {
        return List.copyOf(skipped);
    }

    private void translate(Table table, Index index) {
        List<String> reasons = new ArrayList<>();
        boolean found = false;
        for (var place : places.getOrDefault(table.name(), List.of())) {
            try {
                var finder = new IndexedField.Finder(catalog, syntax, table, place);
                put(table.name(), index.name(), new IndexTranslation(index, finder).plan());
                found = true;
            } catch (NoCounterpart none) {
                reasons.add(none.because());
            }
        }
        if (!found) {
            String because = reasons.stream().findFirst().orElse(IndexedField.Finder.NOT_THERE);
            boolean guarded = index.constraint() && because.equals(IndexedField.Finder.NOT_THERE);
            skipped.add(new SkippedIndex(
                    table.name(),
                    index.name(),
                    guarded ? "it guards a key of rows that now live inside documents" : because));
        }
    }

    /// A foreign key that stayed a field is how documents find each other.
    private void reference(ForeignKey foreignKey) {
        if (!roots.contains(foreignKey.parent())) {
            return;
        }
        for (var place : places.getOrDefault(foreignKey.child(), List.of())) {
            List<IndexPlan.Key> keys = new ArrayList<>();
            for (String column : foreignKey.from()) {
                place.stream()
                        .filter(p -> p.holds(column))
                        .findFirst()
                        .ifPresent(p -> keys.add(new IndexPlan.Key(p.path(), false)));
            }
            if (keys.size() == foreignKey.from().size()
                    && !isServed(place.get(0).collection(), keys)) {
                String because = "reference to " + foreignKey.parent();
                put(
                        foreignKey.child(),
                        foreignKey.name(),
                        new IndexPlan(place.get(0).collection(), keys, false, List.of(), because));
            }
        }
    }

    /// Whether a planned index begins with these keys: it finds by them as well.
    private boolean isServed(String collection, List<IndexPlan.Key> keys) {
        return planned.getOrDefault(collection, Map.of()).values().stream()
                .filter(IndexPlan::isPlain)
                .anyMatch(index -> index.keys().size() >= keys.size()
                        && index.keys().subList(0, keys.size()).equals(keys));
    }

    private void put(TableName table, String name, IndexPlan index) {
        boolean isId = index.keys().stream().allMatch(key -> key.path().equals("_id"));
        if (isId) {
            return;
        }
        var ofCollection = planned.computeIfAbsent(index.collection(), collection -> new LinkedHashMap<>());
        if (index.isText() && joinsText(index, ofCollection)) {
            return;
        }
        IndexPlan known = ofCollection.get(index.name());
        if (known == null && ofCollection.size() == MOST - 1) {
            skipped.add(new SkippedIndex(
                    table,
                    name,
                    "collection %s has %d indexes, the most that MongoDB takes".formatted(index.collection(), MOST)));
        } else if (known == null || (index.unique() && !known.unique())) {
            ofCollection.put(index.name(), index);
        }
    }

    /// A collection has one text index, which looks through the fields of all.
    private static boolean joinsText(IndexPlan added, Map<String, IndexPlan> ofCollection) {
        Optional<Map.Entry<String, IndexPlan>> known = ofCollection.entrySet().stream()
                .filter(entry -> entry.getValue().isText())
                .findFirst();
        known.ifPresent(entry -> {
            IndexPlan first = entry.getValue();
            List<IndexPlan.Key> keys = Stream.concat(first.keys().stream(), added.keys().stream())
                    .distinct()
                    .toList();
            String because = first.because() + "; with " + added.because() + ": a collection has one text index";
            entry.setValue(new IndexPlan(first.collection(), keys, false, List.of(), false, first.language(), because));
        });
        return known.isPresent();
    }

    /// The fields of every place where a table's rows ended up, one list a place, for each table.
    private static Map<TableName, List<List<FieldPath>>> places(Collection<FieldPath> paths) {
        Map<TableName, Map<String, List<FieldPath>>> byPlace = new HashMap<>();
        for (FieldPath path : paths) {
            byPlace.computeIfAbsent(path.table(), table -> new LinkedHashMap<>())
                    .computeIfAbsent(path.collection() + " " + path.place(), place -> new ArrayList<>())
                    .add(path);
        }
        Map<TableName, List<List<FieldPath>>> places = new HashMap<>();
        byPlace.forEach((table, found) -> places.put(table, List.copyOf(found.values())));
        return places;
    }
}
