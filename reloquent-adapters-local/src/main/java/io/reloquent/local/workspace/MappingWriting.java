package io.reloquent.local.workspace;

import io.reloquent.design.BsonType;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.design.RootCollection;
import io.reloquent.fault.YoursToFix;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Writes a document model, each reason above the collection or embedding it belongs to.
final class MappingWriting {

    private final Map<String, String> reasons;

    MappingWriting(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    YamlTree tree(DocumentModel model) {
        var collections = new YamlTree();
        for (RootCollection root : model.collections()) {
            if (collections.entries().containsKey(root.name())) {
                throw YoursToFix.usage(
                        "Two collections are called " + Problems.shown(root.name()) + ".", "Rename one of them.");
            }
            YamlTree tree = new YamlTree()
                    .comment(reason(root.name()))
                    .always("from", root.from().toString());
            id(root.id(), tree);
            contents(root.contents(), root.name(), tree);
            collections.always(root.name(), tree);
        }
        return new YamlTree().always("version", YamlFile.VERSION).always("collections", collections);
    }

    private static void id(DocumentId id, YamlTree tree) {
        switch (id) {
            case DocumentId.TableKey key -> {}
            case DocumentId.Content content -> tree.always("id", MappingReading.CONTENT);
            case DocumentId.Columns columns -> tree.always("id", columns.columns());
        }
    }

    private void contents(Contents contents, String place, YamlTree tree) {
        tree.put("keep", contents.keep());
        var fields = new YamlTree();
        contents.rules().forEach((column, rule) -> fields.always(column, rule(rule)));
        tree.put("fields", fields);
        tree.put(
                "embed", contents.embed().stream().map(e -> embedding(e, place)).toList());
    }

    private static YamlTree rule(FieldRule rule) {
        BsonType type = rule.type();
        return new YamlTree()
                .flag("exclude", rule.exclude())
                .put("rename", rule.rename())
                .put("type", type == null ? null : type.written());
    }

    private YamlTree embedding(Embedding embedding, String above) {
        String place = above + "." + embedding.field();
        boolean array = embedding instanceof Embedding.EmbeddedArray;
        YamlTree tree = new YamlTree()
                .comment(reason(place))
                .always(array ? "array" : "document", embedding.field())
                .always("from", embedding.from().toString())
                .put("via", embedding.via())
                .put(
                        "order",
                        order(embedding).stream().map(MappingWriting::written).toList());
        contents(embedding.contents(), place, tree);
        return tree;
    }

    private static List<Order> order(Embedding embedding) {
        return switch (embedding) {
            case Embedding.EmbeddedArray array -> array.order();
            case Embedding.EmbeddedDocument document -> Collections.emptyList();
        };
    }

    private static Object written(Order order) {
        boolean clear =
                !order.descending() && MappingReading.order(order.column()).equals(order);
        return clear
                ? order.column()
                : new YamlTree().always("column", order.column()).flag("descending", order.descending());
    }

    private String reason(String place) {
        return reasons.getOrDefault(place, "");
    }
}
