package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DocumentModel;
import io.reloquent.expression.Syntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the indexes a target needs: what the source indexed, at the paths where its columns ended up, and
/// references.
final class IndexPlanner {

    /// MongoDB's limit for one collection, `_id` included.
    private static final int MOST = 64;

    private final Catalog catalog;
    private final DocumentModel model;
    private final Syntax syntax;
    private final Collection<FieldPath> paths;
    private final Map<String, IndexPlan> planned = new LinkedHashMap<>();
    private final List<SkippedIndex> skipped = new ArrayList<>();

    IndexPlanner(Catalog catalog, DocumentModel model, Syntax syntax, Collection<FieldPath> paths) {
        this.catalog = catalog;
        this.model = model;
        this.syntax = syntax;
        this.paths = paths;
        for (TableName name : model.tables()) {
            Table table = catalog.table(name);
            table.indexes().forEach(index -> translate(table, index));
            catalog.from(name).forEach(this::reference);
        }
    }

    /// Those that may find trouble in the data first, then what is soon done.
    List<IndexPlan> planned() {
        return planned.values().stream()
                .sorted(Comparator.comparing((IndexPlan index) -> !index.unique())
                        .thenComparingLong(index -> rows(index.collection()))
                        .thenComparing(IndexPlan::collection))
                .toList();
    }

    private long rows(String collection) {
        return model.collections().stream()
                .filter(root -> root.name().equals(collection))
                .mapToLong(root -> catalog.table(root.from()).rows().rows())
                .sum();
    }

    List<SkippedIndex> skipped() {
        return List.copyOf(skipped);
    }

    private void translate(Table table, Index index) {
        List<String> reasons = new ArrayList<>();
        boolean found = false;
        for (var place : places(table.name())) {
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
        boolean parentIsCollection =
                model.collections().stream().anyMatch(c -> c.from().equals(foreignKey.parent()));
        if (!parentIsCollection) {
            return;
        }
        for (var place : places(foreignKey.child())) {
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
        return planned.values().stream()
                .filter(index -> index.collection().equals(collection) && index.isPlain())
                .anyMatch(index -> index.keys().size() >= keys.size()
                        && index.keys().subList(0, keys.size()).equals(keys));
    }

    private void put(TableName table, String name, IndexPlan index) {
        boolean isId = index.keys().stream().allMatch(key -> key.path().equals("_id"));
        String id = index.collection() + " " + index.name();
        long inCollection = planned.values().stream()
                .filter(other -> other.collection().equals(index.collection()))
                .count();
        IndexPlan known = planned.get(id);
        if (isId) {
            return;
        }
        if (index.isText() && joinsText(index)) {
            return;
        }
        if (known == null && inCollection == MOST - 1) {
            skipped.add(new SkippedIndex(
                    table,
                    name,
                    "collection %s has %d indexes, the most that MongoDB takes".formatted(index.collection(), MOST)));
        } else if (known == null || (index.unique() && !known.unique())) {
            planned.put(id, index);
        }
    }

    /// A collection has one text index, which looks through the fields of all.
    private boolean joinsText(IndexPlan added) {
        Optional<Map.Entry<String, IndexPlan>> known = planned.entrySet().stream()
                .filter(e -> e.getValue().isText() && e.getValue().collection().equals(added.collection()))
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

    /// The fields of every place where a table's rows ended up, one list a place.
    private List<List<FieldPath>> places(TableName table) {
        Map<String, List<FieldPath>> byPlace = new LinkedHashMap<>();
        Predicate<FieldPath> ofTable = p -> p.table().equals(table);
        for (FieldPath path : paths.stream().filter(ofTable).toList()) {
            byPlace.computeIfAbsent(path.collection() + " " + path.place(), p -> new ArrayList<>())
                    .add(path);
        }
        return List.copyOf(byPlace.values());
    }
}
