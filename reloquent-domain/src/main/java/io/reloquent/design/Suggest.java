package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Evidence.ArraySize;
import io.reloquent.design.Evidence.ChildCount;
import io.reloquent.design.Evidence.Hinted;
import io.reloquent.design.Evidence.JoiningKey;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.selection.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A document model to start from, for any schema: read off the foreign keys, with a reason for every table.
public final class Suggest {

    private final Catalog catalog;
    private final SelectedTables tables;
    private final Map<TableName, Place> places;
    private final TypeMapping types;
    private final Naming naming;
    private final List<Suggestion> reasons = new ArrayList<>();

    private Suggest(Catalog catalog, SelectedTables tables, TypeChoices types, Hints hints, Naming naming) {
        this.catalog = catalog;
        this.tables = tables;
        this.places = Ownership.decide(catalog, tables, hints);
        this.types = new TypeMapping(catalog, types);
        this.naming = naming;
    }

    /// @param naming how fields and collections are called after columns and tables
    public static SuggestedModel model(
            Catalog catalog, Selection selection, TypeChoices types, Hints hints, Naming naming) {
        var tables = new SelectedTables(catalog, selection.tables());
        var suggest = new Suggest(catalog, tables, types, hints, naming);
        DocumentModel model = suggest.model();
        List<Finding> findings = new ArrayList<>(UnmetHints.of(hints, tables, suggest.places));
        findings.addAll(Circles.of(catalog, selection.tables(), model));
        return new SuggestedModel(model, suggest.reasons, findings);
    }

    private DocumentModel model() {
        List<RootCollection> roots = new ArrayList<>();
        Set<String> names = new HashSet<>();
        places.forEach((name, place) -> {
            if (place.via().isEmpty()) {
                String collection = FieldNames.collection(naming.field(name.name()));
                if (!names.add(collection)) {
                    String longer = naming.field(name.schema() + "_" + name.name());
                    collection = FieldNames.free(FieldNames.collection(longer), names);
                }
                reasons.add(reason(name, "collection " + collection, place));
                roots.add(root(collection, tables.table(name)));
            }
        });
        return new DocumentModel(naming, Nulls.KEEP, List.of(), List.of(), roots);
    }

    private RootCollection root(String collection, Table table) {
        if (table.identity().isEmpty()) {
            return root(collection, table, new DocumentId.Content(), List.of());
        }
        boolean fit = new SuggestedRules(table, types, naming).canBeId();
        return fit
                ? root(collection, table, new DocumentId.TableKey(), table.identity())
                : root(collection, table, new DocumentId.Generated(), List.of());
    }

    private RootCollection root(String collection, Table table, DocumentId id, List<String> taken) {
        return new RootCollection(collection, table.name(), id, contents(table, collection, taken, true));
    }

    /// @param taken columns that become the `_id`, or that join the rows to their document
    private Contents contents(Table table, String path, List<String> taken, boolean atRoot) {
        var rules = new SuggestedRules(table, types, naming);
        rules.name(taken, atRoot);
        List<Embedding> embedded = new ArrayList<>();
        List<ForeignKey> children = tables.to(table.name()).stream()
                .sorted(Comparator.comparing(ForeignKey::child))
                .toList();
        for (ForeignKey key : children) {
            Place place = Place.of(places, key.child());
            if (place.via().filter(key::equals).isPresent()) {
                embedded.add(embed(tables.table(key.child()), key, path, rules.names(), place));
            }
        }
        return Contents.EVERYTHING.under(rules.rules()).embedding(embedded);
    }

    private Embedding embed(Table child, ForeignKey key, String path, Set<String> names, Place place) {
        boolean one = child.isUnique(key.from());
        String owner = path.substring(path.lastIndexOf('.') + 1);
        String wished = naming.field(FieldNames.of(child.name(), key.parent(), owner, one));
        String field = FieldNames.free(FieldNames.plain(wished), names);
        String inner = path + "." + field;
        reasons.add(reason(child.name(), (one ? "document " : "array ") + inner, place));
        Contents contents = contents(child, inner, key.from(), false);
        Embedding unnamed = embedding(field, child.name(), null, one, contents);
        Embedding named = embedding(field, child.name(), key.name(), one, contents);
        if (isClear(key, unnamed)) {
            return unnamed;
        }
        return isClear(key, named) ? named : embedding(field, child.name(), Relationship.qualified(key), one, contents);
    }

    private static Embedding embedding(String field, TableName from, @Nullable String via, boolean one, Contents held) {
        return one
                ? new EmbeddedDocument(field, from, via, held)
                : new EmbeddedArray(field, from, via, Sort.BY_KEY, 1, held);
    }

    private boolean isClear(ForeignKey key, Embedding embedding) {
        List<Relationship> candidates = Relationship.candidates(catalog, key.parent(), embedding);
        return candidates.size() == 1 && candidates.get(0).foreignKey().equals(key);
    }

    private Suggestion reason(TableName name, String placement, Place place) {
        List<Evidence> evidence = new ArrayList<>();
        place.hint().map(Hinted::new).ifPresent(evidence::add);
        for (ForeignKey key : place.about()) {
            Table child = tables.table(key.child());
            evidence.add(new JoiningKey(key, Ownership.isSure(child, key)));
            ChildCount.of(catalog, key).ifPresent(count -> {
                evidence.add(count);
                if (count.multiplicity() != Multiplicity.ONE && child.name().equals(name)) {
                    evidence.add(ArraySize.of(child, count));
                }
            });
        }
        return new Suggestion(name, placement, place.because(), evidence);
    }
}
