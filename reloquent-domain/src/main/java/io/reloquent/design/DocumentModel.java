package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

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

    /// This model with other contents at every place where rows of a table become documents.
    ///
    /// @param other the contents of a table's rows at one place, given what they are there
    public DocumentModel everywhere(BiFunction<TableName, Contents, Contents> other) {
        List<RootCollection> changed = collections.stream()
                .map(root -> new RootCollection(
                        root.name(), root.from(), root.id(), changed(root.from(), root.contents(), other)))
                .toList();
        return new DocumentModel(naming, nulls, keys, foreignKeys, changed);
    }

    private static Contents changed(
            TableName table, Contents contents, BiFunction<TableName, Contents, Contents> other) {
        List<Embedding> embedded = contents.embed().stream()
                .map(one -> one.holding(changed(one.from(), one.contents(), other)))
                .toList();
        return other.apply(table, contents.embedding(embedded));
    }

    private static void collect(Contents contents, Set<TableName> tables) {
        for (Embedding embedding : contents.embed()) {
            tables.add(embedding.from());
            collect(embedding.contents(), tables);
        }
    }
}
