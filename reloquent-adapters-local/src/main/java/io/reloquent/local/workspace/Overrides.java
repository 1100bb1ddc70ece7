package io.reloquent.local.workspace;

import io.reloquent.fault.Nearest;
import io.reloquent.local.workspace.ConfigurationKey.Form;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What environment variables and `--set KEY=VALUE` say in the place of the file; the command line wins. A value is
/// taken as it is, unless the whole of it is one reference.
final class Overrides {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:ENV|VAULT|AWS_SM):[^}]*}");

    /// What generated scripts and new files name on their own account.
    private static final List<String> NAMED_ELSEWHERE =
            List.of("RELOQUENT_SOURCE_PASSWORD_FROM", "RELOQUENT_TARGET_URI", "RELOQUENT_TARGET_URI_FROM");

    private final Map<ConfigurationKey, Said> overrides = new LinkedHashMap<>();

    /// @param line where it was said, as [Problems] counts
    private record Said(int line, String text) {

        boolean isReference() {
            return Overrides.isReference(text);
        }
    }

    private Overrides() {}

    /// @param settings what `--set` was given, each `KEY=VALUE`; a malformed one becomes a problem
    static Overrides of(Map<String, String> environment, List<String> settings, Problems problems) {
        var overrides = new Overrides();
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            String value = environment.getOrDefault(key.variable(), "");
            if (!value.isEmpty()) {
                overrides.overrides.put(key, new Said(problems.lineOf(key.variable()), value));
            }
        }
        Map<ConfigurationKey, Said> flags = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String path = equals < 0 ? setting : setting.substring(0, equals);
            int line = problems.lineOf("--set " + Problems.shown(path));
            if (equals < 0) {
                problems.add(line, "no value is said", "write --set KEY=VALUE");
            } else {
                key(path, line, problems)
                        .ifPresent(key -> flag(key, new Said(line, setting.substring(equals + 1)), flags, problems));
            }
        }
        overrides.overrides.putAll(flags);
        return overrides;
    }

    /// Whether a text is one reference and nothing beside it.
    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    private static Optional<ConfigurationKey> key(String path, int line, Problems problems) {
        Optional<ConfigurationKey> key = ConfigurationKey.find(path);
        if (key.isEmpty()) {
            List<String> known =
                    ConfigurationKey.ALL.stream().map(ConfigurationKey::path).toList();
            problems.add(
                    line,
                    "there is no such key",
                    Nearest.of(path, known)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElseGet(() -> "known are " + String.join(", ", known)));
        }
        return key;
    }

    private static void flag(ConfigurationKey key, Said said, Map<ConfigurationKey, Said> flags, Problems problems) {
        if (key.isSecret() && !said.isReference()) {
            problems.add(
                    said.line(),
                    "this is a secret, and others on this machine see command lines",
                    "export " + key.variable() + ", or say where it is kept: '--set " + key.path() + "=${ENV:NAME}'");
        } else if (flags.putIfAbsent(key, said) != null) {
            problems.add(said.line(), "this is said twice", "keep one of the two");
        }
    }

    /// Whether they say what is no secret of the source, as those do who have no file.
    boolean sayWhereTheSourceIs() {
        return overrides.keySet().stream().anyMatch(key -> key.section().equals("source") && !key.isSecret());
    }

    /// Variables that look like a key's and are not, unless the file refers to them.
    List<String> warnings(Map<String, String> environment, String file) {
        List<String> known =
                ConfigurationKey.ALL.stream().map(ConfigurationKey::variable).toList();
        return environment.keySet().stream()
                .filter(ConfigurationKey::isMeantBy)
                .filter(name -> !known.contains(name) && !NAMED_ELSEWHERE.contains(name))
                .filter(name -> !file.contains("${ENV:" + name + "}"))
                .sorted()
                .map(name -> "the variable %s is not known and changes nothing%s"
                        .formatted(
                                Problems.shown(name),
                                Nearest.of(name, known)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")))
                .toList();
    }

    /// The file with references in the place of what they replace, and nothing where a plain value will come.
    YamlNode withReferences(YamlNode file) {
        return over(file, said -> said.isReference() ? said.text() : "");
    }

    /// The same once references are resolved, for what is taken as it is holds none.
    YamlNode withValues(YamlNode resolved) {
        Overrides plain = new Overrides();
        overrides.forEach((key, said) -> {
            if (!said.isReference()) {
                plain.overrides.put(key, said);
            }
        });
        return plain.over(resolved, Said::text);
    }

    /// All of it as it was written.
    YamlNode asWritten(YamlNode file) {
        return over(file, Said::text);
    }

    private YamlNode over(YamlNode file, Function<Said, String> text) {
        if (!(file instanceof Mapping root)) {
            return file;
        }
        List<Entry> entries = new ArrayList<>(root.entries());
        Map<String, List<ConfigurationKey>> bySection = overrides.keySet().stream()
                .collect(Collectors.groupingBy(ConfigurationKey::section, LinkedHashMap::new, Collectors.toList()));
        bySection.forEach((section, keys) -> {
            Entry present = entries.stream()
                    .filter(entry -> entry.key().text().equals(section))
                    .findFirst()
                    .orElseGet(() -> entry(Problems.NOWHERE, section, new Mapping(Problems.NOWHERE, List.of())));
            section(present.value()).ifPresent(mapping -> {
                entries.remove(present);
                entries.add(new Entry(present.key(), over(mapping, keys, text)));
            });
        });
        return new Mapping(root.line(), entries);
    }

    /// A section that says nothing can be added to; one that is no section stays for the reading to refuse.
    private static Optional<Mapping> section(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> Optional.of(mapping);
            case Scalar scalar when scalar.isNothing() -> Optional.of(new Mapping(scalar.line(), List.of()));
            case Scalar scalar -> Optional.empty();
            case Sequence list -> Optional.empty();
        };
    }

    private Mapping over(Mapping section, List<ConfigurationKey> keys, Function<Said, String> text) {
        List<String> replaced =
                keys.stream().flatMap(key -> key.names().stream()).toList();
        Stream<Entry> kept = section.entries().stream()
                .filter(entry -> !replaced.contains(entry.key().text()));
        Stream<Entry> said = keys.stream().map(key -> {
            var override = Objects.requireNonNull(overrides.get(key));
            return entry(override.line(), key.name(), value(key, override.line(), text.apply(override)));
        });
        return new Mapping(section.line(), Stream.concat(kept, said).toList());
    }

    private static Entry entry(int line, String key, YamlNode value) {
        return new Entry(new Scalar(line, key, true, key), value);
    }

    private static YamlNode value(ConfigurationKey key, int line, String text) {
        if (!(key.form() instanceof Form.Texts)) {
            return scalar(line, text);
        }
        return new Sequence(
                line,
                Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(part -> (YamlNode) scalar(line, part))
                        .toList());
    }

    private static Scalar scalar(int line, String text) {
        return new Scalar(line, text, false, text);
    }
}
