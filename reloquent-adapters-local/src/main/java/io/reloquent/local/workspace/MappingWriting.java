package io.reloquent.local.workspace;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import io.reloquent.fault.YoursToFix;
import java.util.List;
import java.util.Map;

/// Writes a document model, each reason above the collection or embedding it belongs to.
final class MappingWriting {

    private final Map<String, String> reasons;
    private final ContentsWriting contents;

    MappingWriting(Map<String, String> reasons) {
        this.reasons = reasons;
        this.contents = new ContentsWriting(reasons);
    }

    YamlTree tree(DocumentModel model) {
        return new YamlTree()
                .always("version", YamlFile.VERSION)
                .put(
                        "naming",
                        model.naming() == Naming.ORIGINAL
                                ? null
                                : model.naming().written())
                .put("nulls", model.nulls() == Nulls.KEEP ? null : Words.of(model.nulls()))
                .put("keys", keys(model.keys()))
                .put(
                        "foreign_keys",
                        model.foreignKeys().stream().map(MappingWriting::tree).toList())
                .always("collections", collections(model.collections()));
    }

    private static YamlTree keys(List<DeclaredKey> keys) {
        var tree = new YamlTree();
        for (DeclaredKey key : keys) {
            String table = key.table().toString();
            if (tree.entries().containsKey(table)) {
                throw YoursToFix.usage(
                        "Two keys are declared for " + Problems.shown(table) + ".", "Leave one of them out.");
            }
            tree.always(table, key.columns());
        }
        return tree;
    }

    private static YamlTree tree(ForeignKey key) {
        String name = DeclarationReading.name(key.child(), key.from());
        return new YamlTree()
                .put("name", key.name().equals(name) ? null : key.name())
                .always("from", key.child().toString())
                .always("columns", key.from())
                .always("to", key.parent().toString())
                .always("references", key.to());
    }

    private YamlTree collections(List<RootCollection> roots) {
        var collections = new YamlTree();
        for (RootCollection root : roots) {
            if (collections.entries().containsKey(root.name())) {
                throw YoursToFix.usage(
                        "Two collections are called " + Problems.shown(root.name()) + ".", "Rename one of them.");
            }
            YamlTree tree = new YamlTree()
                    .comment(reasons.getOrDefault(root.name(), ""))
                    .always("from", root.from().toString());
            id(root.id(), tree);
            contents.write(root.contents(), root.name(), tree);
            collections.always(root.name(), tree);
        }
        return collections;
    }

    private static void id(DocumentId id, YamlTree tree) {
        switch (id) {
            case DocumentId.TableKey key -> {}
            case DocumentId.Content content -> tree.always("id", MappingReading.CONTENT);
            case DocumentId.Generated generated -> tree.always("id", MappingReading.GENERATED);
            case DocumentId.Columns columns -> tree.always("id", columns.columns());
        }
    }
}
