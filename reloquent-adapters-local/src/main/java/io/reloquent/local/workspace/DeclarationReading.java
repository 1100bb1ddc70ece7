package io.reloquent.local.workspace;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.ForeignKey.OnDelete;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DeclaredKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads keys and foreign keys that the source does not declare.
final class DeclarationReading {

    private static final List<String> FOREIGN_KEY = List.of("name", "from", "columns", "to", "references");

    private DeclarationReading() {}

    static List<DeclaredKey> keys(YamlObject root) {
        List<DeclaredKey> keys = new ArrayList<>();
        root.entries("keys").forEach((name, value) -> key(root, name, value).ifPresent(keys::add));
        return keys;
    }

    private static Optional<DeclaredKey> key(YamlObject root, String name, YamlNode value) {
        String shown = Problems.shown(name);
        List<String> columns = root.oneOrMore(shown, value);
        if (value instanceof YamlNode.Sequence list && list.items().isEmpty()) {
            root.problem(value.line(), "'" + shown + "' names no column", "name the columns that tell its rows apart");
        }
        try {
            return Optional.of(new DeclaredKey(TableName.parse(name), columns));
        } catch (IllegalArgumentException e) {
            root.problem(value.line(), "'" + shown + "' is no table", "write schema and name, such as shop.orders");
            return Optional.empty();
        }
    }

    static List<ForeignKey> foreignKeys(YamlObject root) {
        return root.list("foreign_keys", FOREIGN_KEY, DeclarationReading::foreignKey);
    }

    /// The source does not check it, so it may have rows that point at nothing.
    private static Optional<ForeignKey> foreignKey(YamlObject key) {
        TableName child = key.table("from");
        TableName parent = key.table("to");
        List<String> from = columns(key, "columns");
        List<String> to = columns(key, "references");
        if (!from.isEmpty() && !to.isEmpty() && from.size() != to.size()) {
            key.problem(
                    key.line("references"),
                    "'columns' and 'references' are %d and %d".formatted(from.size(), to.size()),
                    "name one referenced column for each column, in the same order");
        }
        String name = key.text("name").orElseGet(() -> name(child, from));
        return key.build(() -> new ForeignKey(name, child, from, parent, to, OnDelete.NO_ACTION, false, false));
    }

    private static List<String> columns(YamlObject key, String of) {
        if (!key.has(of)) {
            key.missing(of);
        }
        List<String> columns = key.oneOrMore(of);
        if (key.node(of).orElse(null) instanceof YamlNode.Sequence list
                && list.items().isEmpty()) {
            key.problem(list.line(), "'" + of + "' names no column", "name at least one");
        }
        return columns;
    }

    /// The name of a foreign key that is given none, as PostgreSQL makes it: `visits_customer_ref_fkey`.
    static String name(TableName child, List<String> columns) {
        return child.name() + "_" + String.join("_", columns) + "_fkey";
    }
}
