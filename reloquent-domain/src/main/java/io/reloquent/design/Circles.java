package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.RelationshipFinding.Cycle;
import io.reloquent.design.RelationshipFinding.MoreCycles;
import io.reloquent.design.RelationshipFinding.SelfReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What there is to say about tables that point at each other, or at themselves, and how a design goes about it.
public final class Circles {

    /// How many circles are listed.
    static final int LISTED = 50;

    private final Catalog catalog;
    private final Map<ForeignKey, Integer> levels = new HashMap<>();

    private Circles(Catalog catalog) {
        this.catalog = catalog;
    }

    /// @param catalog with what the design declares of it
    public static List<Finding> of(Catalog catalog, Collection<TableName> selected, DocumentModel model) {
        var circles = new Circles(catalog);
        model.collections().forEach(root -> circles.collect(root.from(), root.contents()));
        var tables = new SelectedTables(catalog, selected);
        List<Finding> findings = new ArrayList<>();
        List<List<ForeignKey>> found = Cycles.of(tables, LISTED + 1);
        found.stream().limit(LISTED).map(circles::finding).forEach(findings::add);
        if (found.size() > LISTED) {
            findings.add(new MoreCycles(found.get(LISTED).get(0).child().toString(), LISTED));
        }
        for (ForeignKey key : tables.selfReferences()) {
            findings.add(new SelfReference(key.child().toString(), key, circles.levels.getOrDefault(key, 0)));
        }
        return findings;
    }

    private Finding finding(List<ForeignKey> links) {
        List<ForeignKey> references =
                links.stream().filter(key -> !levels.containsKey(key)).toList();
        return new Cycle(links.get(0).child().toString(), links, references);
    }

    /// Remembers which foreign keys are embedded, and how many levels deep.
    private void collect(TableName owner, Contents contents) {
        for (Embedding embedding : contents.embed()) {
            List<Relationship> by = Relationship.candidates(catalog, owner, embedding);
            if (by.size() == 1) {
                int deep = embedding instanceof EmbeddedArray array ? array.levels() : 1;
                levels.merge(by.get(0).foreignKey(), deep, Math::max);
            }
            collect(embedding.from(), embedding.contents());
        }
    }
}
