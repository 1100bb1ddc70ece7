package io.reloquent.local.workspace;

import io.reloquent.catalog.TableName;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the line of a mapping file that a place such as `customers.orders.items` is about. Names may hold dots
/// themselves, so the longest name that fits is followed.
final class MappingLines {

    /// Something in the file that places begin with.
    private record Named(String name, int line, YamlNode contents) {

        boolean leads(String place) {
            return place.equals(name) || place.startsWith(name + ".");
        }

        String rest(String place) {
            return place.length() > name.length() ? place.substring(name.length() + 1) : "";
        }
    }

    private MappingLines() {}

    static Optional<Integer> find(YamlNode root, String place) {
        return longest(named(value(root, "collections")), place).or(() -> declared(root, place));
    }

    /// The line of something below a collection or an embedding.
    private static Optional<Integer> below(YamlNode owner, String place) {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Stream<Named> embedded = items(value(owner, "embed")).stream().map(MappingLines::embedding);
        return longest(embedded, place)
                .or(() -> longest(Stream.of("fields", "add").flatMap(key -> named(value(owner, key))), place))
                .or(() -> value(owner, place)
                        .filter(node -> place.equals("filter"))
                        .map(YamlNode::line));
    }

    private static Optional<Integer> longest(Stream<Named> candidates, String place) {
        return candidates
                .filter(found -> found.leads(place))
                .max(Comparator.comparingInt(found -> found.name().length()))
                .map(found -> below(found.contents(), found.rest(place)).orElse(found.line()));
    }

    /// The line of a declared key, whose place is its table, or of a foreign key, whose place is its name.
    private static Optional<Integer> declared(YamlNode root, String place) {
        Stream<Named> keys = named(value(root, "keys"))
                .map(key -> new Named(table(key.name()).map(TableName::toString).orElse(""), key.line(), root));
        Stream<Named> foreignKeys =
                items(value(root, "foreign_keys")).stream().map(key -> new Named(foreignKey(key), key.line(), root));
        return Stream.concat(keys, foreignKeys)
                .filter(found -> found.name().equals(place))
                .map(Named::line)
                .findFirst();
    }

    private static Named embedding(YamlNode embedding) {
        String name = Stream.of("array", "values", "document")
                .flatMap(kind -> text(embedding, kind).stream())
                .findFirst()
                .or(() -> text(embedding, "merge").flatMap(MappingLines::table).map(TableName::name))
                .orElse("");
        return new Named(name, embedding.line(), embedding);
    }

    private static String foreignKey(YamlNode key) {
        return text(key, "name")
                .or(() -> text(key, "from")
                        .flatMap(MappingLines::table)
                        .map(child -> DeclarationReading.name(child, columns(key))))
                .orElse("");
    }

    private static List<String> columns(YamlNode foreignKey) {
        return text(foreignKey, "columns")
                .map(List::of)
                .orElseGet(() -> items(value(foreignKey, "columns")).stream()
                        .map(item -> item instanceof Scalar scalar ? scalar.text() : "")
                        .toList());
    }

    private static Optional<TableName> table(String written) {
        try {
            return Optional.of(TableName.parse(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(YamlNode node, String key) {
        return value(node, key)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .map(Scalar::text);
    }

    private static Optional<YamlNode> value(YamlNode node, String key) {
        return entries(Optional.of(node)).stream()
                .filter(e -> e.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    private static Stream<Named> named(Optional<YamlNode> mapping) {
        return entries(mapping).stream()
                .map(e -> new Named(e.key().text(), e.key().line(), e.value()));
    }

    private static List<Entry> entries(Optional<YamlNode> node) {
        return node.orElse(null) instanceof Mapping mapping ? mapping.entries() : List.of();
    }

    private static List<YamlNode> items(Optional<YamlNode> node) {
        return node.orElse(null) instanceof Sequence sequence ? sequence.items() : List.of();
    }
}
