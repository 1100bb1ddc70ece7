package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How tables become documents: every root collection with everything embedded in it.
public record DocumentModel(List<RootCollection> collections) {

    public DocumentModel {
        collections = List.copyOf(collections);
    }

    /// Every table that appears anywhere in the model.
    public Set<TableName> tables() {
        Set<TableName> tables = new LinkedHashSet<>();
        for (RootCollection root : collections) {
            tables.add(root.from());
            collect(root.contents(), tables);
        }
        return tables;
    }

    private static void collect(Contents contents, Set<TableName> tables) {
        for (Embedding embedding : contents.embed()) {
            tables.add(embedding.from());
            collect(embedding.contents(), tables);
        }
    }
}
