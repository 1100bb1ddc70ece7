package io.reloquent.plan;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Circles;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.Finding;
import io.reloquent.design.Multiplicity;
import io.reloquent.design.Relationship;
import io.reloquent.design.RelationshipFinding.LevelsCutOff;
import io.reloquent.design.RelationshipFinding.UnindexedForeignKey;
import io.reloquent.design.RootCollection;
import io.reloquent.design.SizeFinding.TooDeep;
import io.reloquent.design.SizeFinding.UnboundedArray;
import io.reloquent.selection.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What there is to say about a design as a whole: circles, arrays without bound, rows that are slow to read or cut
/// off, documents that nest too deep.
final class Advice {

    /// Below this many rows, sorting them takes no time that anyone would notice.
    static final long SORTED_AT_ONCE = 10_000;

    private final Catalog catalog;
    private final Selection selection;
    private final Consumer<Finding> findings;

    /// @param catalog with what the design declares of it
    Advice(Catalog catalog, Selection selection, Consumer<Finding> findings) {
        this.catalog = catalog;
        this.selection = selection;
        this.findings = findings;
    }

    void check(DocumentModel model, List<CollectionPlan> collections) {
        Circles.of(catalog, selection.tables(), model).forEach(findings);
        Set<TableName> whole = new HashSet<>();
        for (RootCollection root : model.collections()) {
            if (root.contents().filter() == null) {
                whole.add(root.from());
            }
        }
        model.collections().forEach(root -> check(root.name(), root.from(), root.contents(), whole));
        for (CollectionPlan collection : collections) {
            int levels = levels(collection.root().fields());
            if (levels > TooDeep.MOST_LEVELS) {
                findings.accept(new TooDeep(collection.collection(), levels));
            }
        }
    }

    /// @param whole tables all of whose rows are documents of their own
    private void check(String place, TableName owner, Contents contents, Set<TableName> whole) {
        for (Embedding embedding : contents.embed()) {
            String inner = place + "." + embedding.field();
            List<Relationship> by = Relationship.candidates(catalog, owner, embedding);
            if (embedding.isMany()
                    && by.size() == 1
                    && catalog.find(embedding.from()).isPresent()) {
                ForeignKey key = by.get(0).foreignKey();
                checkBound(inner, embedding, key);
                checkIndex(inner, key);
            }
            boolean cutsOff = embedding instanceof EmbeddedArray array
                    && array.levels() > 1
                    && array.from().equals(owner)
                    && !whole.contains(owner);
            if (cutsOff) {
                findings.accept(new LevelsCutOff(inner, owner, ((EmbeddedArray) embedding).levels()));
            }
            check(inner, embedding.from(), embedding.contents(), whole);
        }
    }

    private void checkBound(String place, Embedding embedding, ForeignKey key) {
        if (limit(embedding) == 0) {
            catalog.cardinality(key)
                    .filter(count -> count.maximum() > Multiplicity.FEW_AT_MOST)
                    .map(count -> unbounded(place, count))
                    .ifPresent(findings);
        }
    }

    private static UnboundedArray unbounded(String place, Cardinality count) {
        return new UnboundedArray(place, count.child(), count.maximum(), count.average());
    }

    private static int limit(Embedding embedding) {
        return switch (embedding) {
            case EmbeddedArray array -> array.sort().limit();
            case ValueArray array -> array.sort().limit();
            case Embedding.EmbeddedDocument document -> 1;
            case Embedding.MergedDocument merged -> 1;
        };
    }

    private void checkIndex(String place, ForeignKey key) {
        Table table = catalog.table(key.child());
        long rows = table.rows().rows();
        if (rows > SORTED_AT_ONCE && !isIndexed(table, key.from())) {
            findings.accept(new UnindexedForeignKey(place, key, rows));
        }
    }

    private static boolean isIndexed(Table table, List<String> columns) {
        return table.indexes().stream()
                .filter(index -> index.method().equals("btree") && index.condition() == null)
                .filter(index -> index.parts().size() >= columns.size())
                .map(index -> index.parts().subList(0, columns.size()))
                .map(parts -> parts.stream().map(part -> part.column()).toList())
                .anyMatch(leading -> Set.copyOf(columns).equals(new HashSet<>(leading)));
    }

    /// How many documents and arrays lie in one another here.
    private static int levels(List<Field> fields) {
        int most = 0;
        for (Field field : fields) {
            most = Math.max(
                    most,
                    switch (field) {
                        case Field.Value value -> value.mapping().array() ? 1 : 0;
                        case Field.Merged merged -> 0;
                        case Field.Group group -> 1 + levels(group.fields());
                        case Field.Joined joined -> 1 + levels(joined.fields());
                        case Field.Children children ->
                            (children.values() ? 1 : 2) + levels(children.nest().fields());
                    });
        }
        return most;
    }
}
