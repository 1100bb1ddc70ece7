package io.reloquent.local.workspace;

import io.reloquent.design.AddedField;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.AddedField.PySparkField;
import io.reloquent.design.Contents;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Nulls;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what documents hold, each reason above the embedding it belongs to.
final class ContentsWriting {

    private final Map<String, String> reasons;

    ContentsWriting(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    void write(Contents contents, String place, YamlTree tree) {
        if (contents.keep() != null) {
            tree.always("keep", contents.keep());
        }
        rest(contents, place, tree);
    }

    private void rest(Contents contents, String place, YamlTree tree) {
        var fields = new YamlTree();
        contents.rules().forEach((column, rule) -> fields.always(column, rule(rule)));
        tree.put("filter", contents.filter())
                .put("nulls", written(contents.nulls()))
                .put("fields", fields)
                .put("add", added(contents.add()))
                .put(
                        "embed",
                        contents.embed().stream().map(e -> embedding(e, place)).toList());
    }

    private static YamlTree rule(FieldRule rule) {
        return new YamlTree()
                .flag("exclude", rule.exclude())
                .put("rename", rule.rename())
                .put("type", written(rule.type()))
                .put("compute", rule.compute())
                .put("default", rule.fallback() == null ? null : ConstantText.written(rule.fallback()))
                .put("nulls", written(rule.nulls()));
    }

    private static YamlTree added(List<AddedField> fields) {
        var tree = new YamlTree();
        for (AddedField field : fields) {
            if (tree.entries().containsKey(field.field())) {
                throw YoursToFix.usage(
                        "Two added fields are called " + Problems.shown(field.field()) + ".", "Rename one of them.");
            }
            tree.always(field.field(), added(field));
        }
        return tree;
    }

    private static Object added(AddedField field) {
        return switch (field) {
            case ComputedField computed
            when computed.type() == null && computed.nulls() == null -> computed.expression();
            case ComputedField computed ->
                new YamlTree()
                        .always("compute", computed.expression())
                        .put("type", written(computed.type()))
                        .put("nulls", written(computed.nulls()));
            case ConstantField constant ->
                new YamlTree()
                        .always("constant", ConstantText.written(constant.value()))
                        .put("type", ConstantText.isClear(constant) ? null : written(constant.type()));
            case PySparkField code -> new YamlTree().always("pyspark", code.code());
        };
    }

    private YamlTree embedding(Embedding embedding, String above) {
        String place = above + "." + embedding.field();
        YamlTree tree = new YamlTree().comment(reasons.getOrDefault(place, ""));
        switch (embedding) {
            case EmbeddedArray array -> {
                joined("array", array, tree);
                sort(array.sort(), tree).number("levels", array.levels() == 1 ? 0 : array.levels());
                write(array.contents(), place, tree);
            }
            case ValueArray array -> {
                joined("values", array, tree);
                sort(array.sort(), tree);
                values(array.contents(), place, tree);
            }
            case EmbeddedDocument document -> {
                joined("document", document, tree);
                write(document.contents(), place, tree);
            }
            case MergedDocument document -> {
                tree.always("merge", document.from().toString()).put("via", document.via());
                write(document.contents(), place, tree);
            }
        }
        return tree;
    }

    private static void joined(String kind, Embedding embedding, YamlTree tree) {
        tree.always(kind, embedding.field())
                .always("from", embedding.from().toString())
                .put("via", embedding.via());
    }

    private void values(Contents contents, String place, YamlTree tree) {
        List<String> keep = contents.keep();
        if (keep != null && keep.size() == 1) {
            tree.always("value", keep.get(0));
            rest(contents, place, tree);
        } else {
            write(contents, place, tree);
        }
    }

    private static YamlTree sort(Sort sort, YamlTree tree) {
        return tree.put(
                        "order",
                        sort.by().stream().map(ContentsWriting::written).toList())
                .number("limit", sort.limit());
    }

    private static Object written(Order order) {
        String text = order.column() + (order.descending() ? " desc" : "");
        return EmbeddingReading.order(text).equals(order)
                ? text
                : new YamlTree().always("column", order.column()).flag("descending", order.descending());
    }

    private static @Nullable String written(@Nullable BsonType type) {
        return type == null ? null : type.written();
    }

    private static @Nullable String written(@Nullable Nulls nulls) {
        return nulls == null ? null : Words.of(nulls);
    }
}
