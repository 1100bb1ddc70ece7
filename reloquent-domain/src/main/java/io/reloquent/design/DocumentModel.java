package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How tables become documents: every root collection with everything embedded in it.
///
/// @param keys        keys that the source does not declare
/// @param foreignKeys foreign keys that the source does not declare
public record DocumentModel(
        Naming naming,
        Nulls nulls,
        List<DeclaredKey> keys,
        List<ForeignKey> foreignKeys,
        List<RootCollection> collections) {

    public DocumentModel {
        keys = List.copyOf(keys);
        foreignKeys = List.copyOf(foreignKeys);
        collections = List.copyOf(collections);
    }

    public DocumentModel(List<RootCollection> collections) {
        this(Naming.ORIGINAL, Nulls.KEEP, List.of(), List.of(), collections);
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
