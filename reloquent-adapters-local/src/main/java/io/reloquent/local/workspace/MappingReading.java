package io.reloquent.local.workspace;

import io.reloquent.catalog.TableName;
import io.reloquent.design.BsonType;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.design.RootCollection;
import io.reloquent.local.workspace.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a document model.
final class MappingReading {

    static final String CONTENT = "content";

    private static final List<String> COLLECTION = List.of("from", "id", "keep", "fields", "embed");
    private static final List<String> EMBEDDING =
            List.of("array", "document", "from", "via", "order", "keep", "fields", "embed");
    private static final List<String> RULE = List.of("exclude", "rename", "type");
    private static final List<String> ORDER = List.of("column", "descending");
    private static final Map<String, BsonType> TYPES =
            Stream.of(BsonType.values()).collect(Collectors.toMap(BsonType::written, t -> t));
    private static final String TYPE_NAMES =
            Stream.of(BsonType.values()).map(BsonType::written).collect(Collectors.joining(", "));

    private MappingReading() {}

    static List<RootCollection> collections(YamlObject root) {
        List<RootCollection> collections = new ArrayList<>();
        for (Map.Entry<String, YamlObject> entry :
                root.named("collections", COLLECTION).entrySet()) {
            YamlObject collection = entry.getValue();
            TableName from = collection.table("from");
            DocumentId id = id(collection);
            Contents contents = contents(collection);
            collection
                    .build(() -> new RootCollection(entry.getKey(), from, id, contents))
                    .ifPresent(collections::add);
        }
        return collections;
    }

    private static DocumentId id(YamlObject collection) {
        Optional<YamlNode> node = collection.node("id");
        if (node.isEmpty()) {
            return new DocumentId.TableKey();
        }
        if (node.get() instanceof Scalar scalar && scalar.text().equals(CONTENT)) {
            return new DocumentId.Content();
        }
        List<String> columns = collection.oneOrMore("id");
        if (node.get() instanceof YamlNode.Sequence list && list.items().isEmpty()) {
            collection.problem(list.line(), "'id' names no column", "name the columns, or leave 'id' out");
        }
        return new DocumentId.Columns(columns);
    }

    private static Contents contents(YamlObject object) {
        List<String> keep = object.oneOrMore("keep");
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        object.named("fields", RULE).forEach((column, rule) -> rules.put(column, rule(rule)));
        List<Embedding> embed = object.list("embed", EMBEDDING, MappingReading::embedding);
        return new Contents(keep, rules, embed);
    }

    private static FieldRule rule(YamlObject rule) {
        boolean exclude = rule.flag("exclude", false);
        @Nullable String rename = rule.text("rename").orElse(null);
        @Nullable
        BsonType type = rule.choice("type", TYPES, "one of " + TYPE_NAMES).orElse(null);
        return new FieldRule(exclude, rename, type);
    }

    private static Optional<Embedding> embedding(YamlObject entry) {
        boolean array = entry.has("array");
        if (array == entry.has("document")) {
            String what = array ? "'array' and 'document' are both here" : "neither 'array' nor 'document' is here";
            entry.problem(entry.line(), what, "name the field with one of them: array for many rows, document for one");
        }
        if (entry.has("order") && !array) {
            entry.problem(entry.line("order"), "only an array has an order", "leave 'order' out");
        }
        String field = entry.text(array ? "array" : "document").orElse("");
        TableName from = entry.table("from");
        @Nullable String via = entry.text("via").orElse(null);
        List<Order> order = order(entry);
        Contents contents = contents(entry);
        return entry.build(() -> array
                ? new Embedding.EmbeddedArray(field, from, via, order, contents)
                : new Embedding.EmbeddedDocument(field, from, via, contents));
    }

    private static List<Order> order(YamlObject array) {
        List<Order> order = new ArrayList<>();
        for (YamlNode item : array.items("order", true)) {
            if (item instanceof Scalar text) {
                order.add(order(text.text()));
            } else {
                array.of("order", item, ORDER).ifPresent(object -> {
                    String column = object.required("column");
                    order.add(new Order(column, object.flag("descending", false)));
                });
            }
        }
        return order;
    }

    /// Reads `total`, `total asc` or `total desc`.
    static Order order(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(" desc")) {
            return new Order(text.substring(0, text.length() - 5).strip(), true);
        }
        return lower.endsWith(" asc")
                ? new Order(text.substring(0, text.length() - 4).strip(), false)
                : new Order(text, false);
    }
}
