package io.reloquent.local.workspace;

import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;

/// Finds the line of a mapping file that a place such as `customers.orders.items` is about. Names may hold dots
/// themselves, so the longest name that fits is followed.
final class MappingLines {

    private MappingLines() {}

    static Optional<Integer> find(YamlNode root, String place) {
        Optional<Integer> best = Optional.empty();
        int longest = -1;
        for (Entry entry : entries(value(root, "collections"))) {
            String name = entry.key().text();
            if (name.length() > longest && leads(name, place)) {
                longest = name.length();
                best = Optional.of(below(entry.value(), rest(name, place))
                        .orElse(entry.key().line()));
            }
        }
        return best;
    }

    /// The line of an embedding or a field below a collection or an embedding.
    private static Optional<Integer> below(YamlNode owner, String place) {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> best = Optional.empty();
        int longest = -1;
        for (YamlNode embedding : items(value(owner, "embed"))) {
            String name = name(embedding);
            if (name.length() > longest && leads(name, place)) {
                longest = name.length();
                best = Optional.of(below(embedding, rest(name, place)).orElse(embedding.line()));
            }
        }
        return best.or(() -> entries(value(owner, "fields")).stream()
                .filter(e -> e.key().text().equals(place))
                .map(e -> e.key().line())
                .findFirst());
    }

    private static boolean leads(String name, String place) {
        return place.equals(name) || place.startsWith(name + ".");
    }

    private static String rest(String name, String place) {
        return place.length() > name.length() ? place.substring(name.length() + 1) : "";
    }

    private static String name(YamlNode embedding) {
        return value(embedding, "array")
                .or(() -> value(embedding, "document"))
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
    }

    private static Optional<YamlNode> value(YamlNode node, String key) {
        return entries(Optional.of(node)).stream()
                .filter(e -> e.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    private static List<Entry> entries(Optional<YamlNode> node) {
        return node.orElse(null) instanceof Mapping mapping ? mapping.entries() : List.of();
    }

    private static List<YamlNode> items(Optional<YamlNode> node) {
        return node.orElse(null) instanceof Sequence sequence ? sequence.items() : List.of();
    }
}
