package io.reloquent.codegen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where a script finds both servers.
///
/// @param connections to the source that may be open at once, one of which holds the snapshot
/// @param properties of the source's driver, none of them a secret
/// @param statements that a session with the source begins with
/// @param database   of the target
public record Places(int connections, Map<String, String> properties, List<String> statements, String database) {
    public Places {
        properties = new TreeMap<>(properties);
        statements = List.copyOf(statements);
    }

    /// A property as a template writes it.
    record PropertyText(String name, String value) {}

    /// How many pieces of a table may be read at once: Spark may read all tables of a collection at once.
    int pieces(int tables) {
        return Math.max(1, (connections - 1) / tables);
    }

    /// A script that finds them here.
    ///
    /// @param collections as the template writes them
    /// @param nested      whether rows of one of them are nested
    String script(String template, List<?> collections, boolean nested) {
        List<PropertyText> texts = properties.entrySet().stream()
                .map(entry -> new PropertyText(PythonLiteral.of(entry.getKey()), PythonLiteral.of(entry.getValue())))
                .toList();
        return Templates.fill(
                template,
                Map.of(
                        "nested", nested,
                        "collections", collections,
                        "properties", texts,
                        "statements", statements.stream().map(PythonLiteral::of).toList(),
                        "database", PythonLiteral.of(database)));
    }
}
