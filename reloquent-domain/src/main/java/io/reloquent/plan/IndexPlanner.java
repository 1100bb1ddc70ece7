package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DocumentModel;
import io.reloquent.mapping.BsonType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the indexes a target needs: what the source indexed, at the paths where its columns ended up, and
/// references.
final class IndexPlanner {

    /// MongoDB's limit for one collection, `_id` included.
    private static final int MOST = 64;

    private final Catalog catalog;
    private final DocumentModel model;
    private final Collection<FieldPath> paths;
    private final Map<String, IndexPlan> planned = new LinkedHashMap<>();
    private final List<SkippedIndex> skipped = new ArrayList<>();

    IndexPlanner(Catalog catalog, DocumentModel model, Collection<FieldPath> paths) {
        this.catalog = catalog;
        this.model = model;
        this.paths = paths;
        for (TableName table : model.tables()) {
            catalog.table(table).indexes().forEach(index -> translate(table, index));
            catalog.from(table).forEach(this::reference);
        }
    }

    List<IndexPlan> planned() {
        return List.copyOf(planned.values());
    }

    List<SkippedIndex> skipped() {
        return List.copyOf(skipped);
    }

    private void translate(TableName table, Index index) {
        Optional<String> obstacle = obstacle(table, index);
        if (obstacle.isPresent()) {
            skipped.add(new SkippedIndex(table, index.name(), obstacle.get()));
            return;
        }
        boolean found = false;
        for (var place : places(table)) {
            List<FieldPath> fields = new ArrayList<>();
            index.parts()
                    .forEach(part -> place.stream()
                            .filter(p -> p.column().equals(part.column()))
                            .findFirst()
                            .ifPresent(fields::add));
            if (fields.size() == index.parts().size()) {
                add(table, index, fields);
                found = true;
            }
        }
        if (!found) {
            String because = index.constraint()
                    ? "it guards a key of rows that now live inside documents"
                    : "not all its columns are fields of one document";
            skipped.add(new SkippedIndex(table, index.name(), because));
        }
    }

    private Optional<String> obstacle(TableName table, Index index) {
        if (index.condition() != null) {
            return Optional.of("partial: its condition is SQL (" + index.condition() + ")");
        }
        if (index.parts().stream().anyMatch(part -> part.column() == null)) {
            return Optional.of("it indexes an expression");
        }
        if (index.parts().stream().filter(part -> isArray(table, part)).count() > 1) {
            return Optional.of("MongoDB indexes one array at a time");
        }
        return index.method().equals("btree") || index.method().equals("hash")
                ? Optional.empty()
                : Optional.of("a " + index.method() + " index has no direct counterpart");
    }

    private boolean isArray(TableName table, Index.Part part) {
        return catalog.table(table).columns().stream()
                .anyMatch(column -> column.name().equals(part.column())
                        && catalog.underlying(column.type()).isArray());
    }

    private void add(TableName table, Index index, List<FieldPath> fields) {
        List<IndexPlan.Key> keys = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            keys.add(
                    new IndexPlan.Key(fields.get(i).path(), index.parts().get(i).descending()));
        }
        // Rows inside others are unique in their table; MongoDB would compare whole documents, not their parts.
        // JSON may be an array, whose elements MongoDB would compare one by one.
        boolean unique = index.unique()
                && fields.stream().noneMatch(f -> f.array() || !f.place().isEmpty() || f.type() == BsonType.JSON);
        String because = (unique ? "unique in the source: " : "indexed in the source: ") + table + " " + index.name();
        Map<String, String> onlyTypes = unique ? onlyTypes(table, fields) : Map.of();
        put(table, index.name(), new IndexPlan(fields.get(0).collection(), keys, unique, onlyTypes, because));
    }

    private Map<String, String> onlyTypes(TableName name, List<FieldPath> fields) {
        Table table = catalog.table(name);
        Map<String, String> types = new HashMap<>();
        fields.stream()
                .filter(f -> !table.isNeverNull(f.column()))
                .forEach(f -> types.put(f.path(), f.type().alias()));
        return types;
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
                        .filter(p -> p.column().equals(column))
                        .findFirst()
                        .ifPresent(p -> keys.add(new IndexPlan.Key(p.path(), false)));
            }
            if (keys.size() == foreignKey.from().size()
                    && !isServed(place.get(0).collection(), keys)) {
                String because = "reference to " + foreignKey.parent();
                put(
                        foreignKey.child(),
                        foreignKey.name(),
                        new IndexPlan(place.get(0).collection(), keys, false, Map.of(), because));
            }
        }
    }

    /// Whether a planned index begins with these keys: it finds by them as well.
    private boolean isServed(String collection, List<IndexPlan.Key> keys) {
        return planned.values().stream()
                .filter(index -> index.collection().equals(collection)
                        && index.onlyTypes().isEmpty())
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
        if (known == null && inCollection == MOST - 1) {
            skipped.add(new SkippedIndex(
                    table,
                    name,
                    "collection %s has %d indexes, the most that MongoDB takes".formatted(index.collection(), MOST)));
        } else if (known == null || (index.unique() && !known.unique())) {
            planned.put(id, index);
        }
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
