package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Ownership.Place;
import io.reloquent.selection.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A document model to start from, for any schema: read off the foreign keys, with a reason for every table.
public final class Suggest {

    private final Catalog catalog;
    private final Map<TableName, Place> places;
    private final List<Suggestion> reasons = new ArrayList<>();

    private Suggest(Catalog catalog, Map<TableName, Place> places) {
        this.catalog = catalog;
        this.places = places;
    }

    public static SuggestedModel model(Catalog catalog, Selection selection) {
        var suggest = new Suggest(catalog, Ownership.decide(catalog, selection));
        List<Finding> cycles = new ArrayList<>();
        Cycles.of(catalog, selection.tables())
                .forEach(tables -> cycles.add(new Finding.Cycle(tables.get(0).toString(), tables)));
        return new SuggestedModel(suggest.model(), suggest.reasons, cycles);
    }

    private DocumentModel model() {
        List<RootCollection> roots = new ArrayList<>();
        Set<String> names = new HashSet<>();
        places.forEach((name, place) -> {
            if (place.via().isEmpty()) {
                String collection = FieldNames.collection(name.name());
                if (!names.add(collection)) {
                    collection = free(FieldNames.collection(name.schema() + "_" + name.name()), names);
                }
                reasons.add(new Suggestion(name, "collection " + collection, place.because()));
                roots.add(root(collection, catalog.table(name)));
            }
        });
        return new DocumentModel(roots);
    }

    private RootCollection root(String collection, Table table) {
        DocumentId id = table.identity().isEmpty() ? new DocumentId.Content() : new DocumentId.TableKey();
        return new RootCollection(collection, table.name(), id, contents(table, collection, table.identity()));
    }

    /// @param id the columns that become `_id`
    private Contents contents(Table table, String path, List<String> id) {
        Set<String> names =
                new HashSet<>(table.columns().stream().map(Column::name).toList());
        Map<String, FieldRule> rules = renames(table, id, names);
        asText(table, id, rules);
        List<Embedding> embedded = new ArrayList<>();
        places.forEach((name, place) -> place.via()
                .filter(key -> key.parent().equals(table.name()))
                .ifPresent(key -> embedded.add(embed(catalog.table(name), key, path, names, place.because()))));
        return new Contents(List.of(), rules, embedded);
    }

    private Embedding embed(Table child, ForeignKey key, String path, Set<String> names, String because) {
        boolean one = child.isUnique(key.from());
        String owner = path.substring(path.lastIndexOf('.') + 1);
        String field = free(plain(FieldNames.of(child.name(), key.parent(), owner, one)), names);
        String inner = path + "." + field;
        reasons.add(new Suggestion(child.name(), (one ? "document " : "array ") + inner, because));
        Contents contents = contents(child, inner, List.of());
        Embedding plain = one
                ? new EmbeddedDocument(field, child.name(), null, contents)
                : new EmbeddedArray(field, child.name(), null, List.of(), contents);
        boolean clear = isClear(key, plain);
        if (one) {
            return new EmbeddedDocument(field, child.name(), clear ? null : key.name(), contents);
        }
        return new EmbeddedArray(field, child.name(), clear ? null : key.name(), List.of(), contents);
    }

    private boolean isClear(ForeignKey key, Embedding embedding) {
        List<Relationship> candidates = Relationship.candidates(catalog, key.parent(), embedding);
        return candidates.size() == 1 && candidates.get(0).foreignKey().equals(key);
    }

    /// Columns whose names MongoDB would not take get others, but for a column that alone is the `_id`.
    private static Map<String, FieldRule> renames(Table table, List<String> id, Set<String> names) {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            String name = column.name();
            boolean partOfId = name.startsWith("$") ? id.equals(List.of(name)) : id.contains(name);
            if (!partOfId && (name.startsWith("$") || name.equals("_id"))) {
                rules.put(name, new FieldRule(false, free(plain(name), names), null));
            }
        }
        return rules;
    }

    /// Key values that a document would not hold exactly, or not as an `_id`, are kept as their text.
    private void asText(Table table, List<String> id, Map<String, FieldRule> rules) {
        for (Column column : table.columns()) {
            if (id.contains(column.name()) && !isFitForId(catalog.underlying(column.type()))) {
                String rename =
                        rules.getOrDefault(column.name(), FieldRule.NONE).rename();
                rules.put(column.name(), new FieldRule(false, rename, BsonType.STRING));
            }
        }
    }

    private static boolean isFitForId(DataType type) {
        boolean milliseconds = !type.modifiers().isEmpty() && type.modifiers().get(0) <= 3;
        return switch (type.name()) {
            case "json", "jsonb" -> false;
            case "timestamp", "timestamptz" -> milliseconds && !type.isArray();
            default -> !type.isArray();
        };
    }

    /// A name that MongoDB takes for a field and that is no path.
    private static String plain(String name) {
        String field = name.replace('.', '_').replaceFirst("^\\$+", "");
        if (field.isEmpty()) {
            return "dollar";
        }
        return field.equals("_id") ? "id" : field;
    }

    private static String free(String wished, Set<String> names) {
        String name = wished;
        for (int i = 2; !names.add(name); i++) {
            name = wished + "_" + i;
        }
        return name;
    }
}
