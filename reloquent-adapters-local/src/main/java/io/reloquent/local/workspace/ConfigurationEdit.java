package io.reloquent.local.workspace;

import io.reloquent.local.workspace.ConfigurationFile.Answers;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;

/// Puts answers into a configuration file that is there. What holds already, by a variable too, is left as it is
/// written.
final class ConfigurationEdit {

    /// What a key is to say.
    ///
    /// @param texts none for an empty list
    private record Wanted(String path, List<String> texts, String yaml) {

        static Wanted text(String path, String text) {
            return new Wanted(path, List.of(text), YamlScalar.of(text, true));
        }

        /// What needs no quotes.
        static Wanted plain(String path, Object value) {
            return new Wanted(path, List.of(value.toString()), value.toString());
        }

        static Wanted texts(String path, List<String> texts) {
            List<String> items =
                    texts.stream().map(text -> YamlScalar.of(text, true)).toList();
            return new Wanted(path, texts, "[" + String.join(", ", items) + "]");
        }

        List<String> names() {
            ConfigurationKey key = ConfigurationKey.of(path);
            return key.alias().isEmpty() ? List.of(key.name()) : List.of(key.name(), key.alias());
        }

        String section() {
            return ConfigurationKey.of(path).section();
        }

        boolean isSaidBy(YamlNode root) {
            List<String> said = entry(root, List.of(section()))
                    .flatMap(section -> entry(section, names()))
                    .map(ConfigurationEdit::texts)
                    .orElseGet(() -> otherwise(ConfigurationKey.of(path)));
            boolean isVerified = path.equals("source.tls") && said.equals(List.of("verify-full"));
            return texts.equals(isVerified ? List.of("true") : said);
        }

        private static List<String> otherwise(ConfigurationKey key) {
            return key.otherwise().isEmpty() ? List.of() : List.of(key.otherwise());
        }
    }

    private ConfigurationEdit() {}

    /// @param holds what the file and all that stands above it say, with nothing left to resolve
    /// @return nothing where the file has to be written anew
    static Optional<String> of(String text, YamlNode holds, Answers answers) {
        Optional<String> changed = Optional.of(text);
        for (Wanted wanted : wanted(answers)) {
            if (!wanted.isSaidBy(holds)) {
                changed = changed.flatMap(now -> YamlEdit.with(now, wanted.section(), wanted.names(), wanted.yaml()));
            }
        }
        return changed;
    }

    private static List<Wanted> wanted(Answers answers) {
        return List.of(
                Wanted.text("source.host", answers.host()),
                Wanted.plain("source.port", answers.port()),
                Wanted.text("source.database", answers.database()),
                Wanted.texts("source.schemas", answers.schemas()),
                Wanted.text("source.username", answers.username()),
                Wanted.plain("source.tls", answers.tls()),
                Wanted.text("target.database", answers.targetDatabase()));
    }

    private static Optional<YamlNode> entry(YamlNode node, List<String> names) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> names.contains(entry.key().text()))
                        .map(Entry::value)
                        .findFirst()
                : Optional.empty();
    }

    private static List<String> texts(YamlNode value) {
        return switch (value) {
            case Scalar scalar -> List.of(scalar.text());
            case Sequence list ->
                list.items().stream().flatMap(item -> texts(item).stream()).toList();
            case Mapping mapping -> List.of();
        };
    }
}
