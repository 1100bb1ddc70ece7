package io.reloquent.local.workspace;

import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a configuration says of one key, as it can be shown: references as they are written, other secrets as stars.
///
/// @param value empty where nothing is said and nothing holds by itself
/// @param from  `reloquent.yaml:12`, `RELOQUENT_SOURCE_PORT`, `--set source.port`, `default`, or `missing`
public record Setting(ConfigurationKey key, String value, String from) {

    public static final String DEFAULT = "default";
    public static final String MISSING = "missing";

    private static final String MASK = "****";

    /// One for every key, in their order.
    static List<Setting> all(YamlNode written, Problems places) {
        return ConfigurationKey.ALL.stream()
                .map(key -> node(written, key)
                        .map(node -> new Setting(key, shown(key, node), places.place(node.line())))
                        .orElseGet(() -> unsaid(key)))
                .toList();
    }

    private static Setting unsaid(ConfigurationKey key) {
        return new Setting(key, key.otherwise(), key.isNeeded() ? MISSING : DEFAULT);
    }

    private static Optional<YamlNode> node(YamlNode root, ConfigurationKey key) {
        return value(root, List.of(key.section()))
                .flatMap(section -> value(section, key.names()))
                .filter(node -> !(node instanceof Scalar scalar && scalar.isNothing()));
    }

    private static Optional<YamlNode> value(YamlNode node, List<String> names) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> names.contains(entry.key().text()))
                        .map(YamlNode.Entry::value)
                        .findFirst()
                : Optional.empty();
    }

    private static String shown(ConfigurationKey key, YamlNode node) {
        return key.isSecret() ? masked(node) : shown(node);
    }

    private static String masked(YamlNode node) {
        boolean shows =
                node instanceof Scalar scalar && (scalar.text().isEmpty() || Overrides.isReference(scalar.text()));
        return shows ? shown(node) : MASK;
    }

    private static String shown(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> Problems.shown(scalar.written());
            case Sequence list -> list.items().stream().map(Setting::shown).collect(Collectors.joining(", "));
            case Mapping mapping -> "{…}";
        };
    }
}
