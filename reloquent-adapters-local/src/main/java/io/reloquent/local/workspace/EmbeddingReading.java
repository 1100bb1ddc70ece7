package io.reloquent.local.workspace;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.local.workspace.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what is embedded somewhere.
final class EmbeddingReading {

    private static final List<String> KINDS = List.of("array", "values", "document", "merge");

    static final List<String> KEYS = Stream.of(
                    KINDS, List.of("from", "via", "order", "limit", "levels", "value"), ContentsReading.KEYS)
            .flatMap(List::stream)
            .toList();

    private static final List<String> ORDER = List.of("column", "descending");

    private static final String CHOOSE = "choose one: array for many rows, values for one value of each, document for"
            + " one row, merge for one row without a field of its own";

    /// Keys that belong to some kinds only.
    private static final Map<String, List<String>> ONLY = Map.of(
            "order", List.of("array", "values"),
            "limit", List.of("array", "values"),
            "levels", List.of("array"),
            "value", List.of("values"));

    private EmbeddingReading() {}

    static Optional<Embedding> embedding(YamlObject entry) {
        String kind = kind(entry);
        ONLY.forEach((key, kinds) -> refuse(entry, key, kind, kinds));
        TableName from = from(entry, kind);
        String field = kind.equals("merge") ? "" : entry.text(kind).orElse("");
        @Nullable String via = entry.text("via").orElse(null);
        var sort = new Sort(order(entry), entry.number("limit", 0, 1, Integer.MAX_VALUE));
        int levels = entry.number("levels", 1, 1, EmbeddedArray.MOST_LEVELS);
        Contents contents = value(entry, ContentsReading.contents(entry));
        return entry.build(() -> switch (kind) {
            case "array" -> new EmbeddedArray(field, from, via, sort, levels, contents);
            case "values" -> new ValueArray(field, from, via, sort, contents);
            case "document" -> new EmbeddedDocument(field, from, via, contents);
            default -> new MergedDocument(from, via, contents);
        });
    }

    private static String kind(YamlObject entry) {
        List<String> kinds = KINDS.stream().filter(entry::has).toList();
        if (kinds.isEmpty()) {
            entry.problem(entry.line(), "what is embedded here is not said", CHOOSE);
        } else if (kinds.size() > 1) {
            entry.problem(entry.line(), quoted(kinds, " and ") + " are here together", CHOOSE);
        }
        return kinds.isEmpty() ? "array" : kinds.get(0);
    }

    private static void refuse(YamlObject entry, String key, String kind, List<String> kinds) {
        if (entry.has(key) && !kinds.contains(kind)) {
            String belongs = "'%s' belongs to %s".formatted(key, quoted(kinds, " or "));
            entry.problem(entry.line(key), belongs, "leave '" + key + "' out");
        }
    }

    private static String quoted(List<String> keys, String between) {
        return keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(between));
    }

    private static TableName from(YamlObject entry, String kind) {
        if (!kind.equals("merge")) {
            return entry.table("from");
        }
        if (entry.has("from")) {
            entry.problem(entry.line("from"), "'merge' names the table already", "leave 'from' out");
        }
        return entry.table("merge");
    }

    private static Contents value(YamlObject entry, Contents contents) {
        if (entry.has("value") && entry.has("keep")) {
            entry.problem(entry.line("value"), "'value' and 'keep' say the same", "leave one of them out");
        }
        return entry.text("value")
                .map(column -> contents.keeping(List.of(column)))
                .orElse(contents);
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
