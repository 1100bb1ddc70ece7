package io.reloquent.local.workspace;

import static io.reloquent.connection.SourceAddress.MOST_CONNECTIONS;

import io.reloquent.connection.Logging;
import io.reloquent.connection.Platform;
import io.reloquent.local.workspace.ConfigurationKey.Form.Choice;
import io.reloquent.local.workspace.ConfigurationKey.Form.Hidden;
import io.reloquent.local.workspace.ConfigurationKey.Form.Text;
import io.reloquent.local.workspace.ConfigurationKey.Form.Texts;
import io.reloquent.local.workspace.ConfigurationKey.Form.WholeNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that a configuration can say. What is read, what is shown, the JSON Schema and the page about the
/// configuration all follow from [#ALL].
///
/// @param section   `source`
/// @param name      `max_connections`
/// @param isNeeded  whether there is no configuration without it
/// @param otherwise what holds where nothing is said; empty where that is nothing
/// @param alias     another name for it in the file; empty where there is none
/// @param sentence  what it is, without a full stop
public record ConfigurationKey(
        String section, String name, Form form, boolean isNeeded, String otherwise, String alias, String sentence) {

    /// Everything that a configuration knows beside its version, in the order of a new file.
    public static final List<ConfigurationKey> ALL = List.of(
            usual("source", "type", choice("postgresql"), "postgresql", "what the source is"),
            needed("source", "host", new Text(), "the server that is read"),
            usual("source", "port", new WholeNumber(1, 65_535), "5432", "its port"),
            needed("source", "database", new Text(), "the database that is read"),
            usual("source", "schemas", new Texts(), "", "the schemas to look at; without it, all but the system's own")
                    .or("schema"),
            needed("source", "username", new Text(), "who reads; needs no right but to read"),
            usual("source", "password", new Hidden(), "", "what opens the source for that user"),
            usual(
                            "source",
                            "tls",
                            choice("true", "false", "verify-full"),
                            "false",
                            "whether the connection is encrypted and the server's certificate and name are checked")
                    .or("ssl"),
            usual(
                    "source",
                    "read_only",
                    choice("true"),
                    "true",
                    "says what always holds: a source is never written to"),
            usual(
                    "source",
                    "max_connections",
                    new WholeNumber(1, MOST_CONNECTIONS),
                    "20",
                    "most connections at once during a migration"),
            usual(
                    "source",
                    "max_megabytes_per_second",
                    new WholeNumber(1, 100_000),
                    "",
                    "most that the source sends, in millions of bytes a second; without it, as many as it can"),
            usual("target", "type", choice("mongodb"), "mongodb", "what the target is"),
            needed("target", "connection_string", new Hidden(), "where the target is and what opens it"),
            needed("target", "database", new Text(), "the database that is written"),
            usual(
                    "compute",
                    "platform",
                    new Choice(Platform.names()),
                    Platform.DIRECT.written(),
                    "what carries a plan out"),
            usual(
                    "logging",
                    "level",
                    new Choice(Stream.of(Logging.Level.values())
                            .map(Logging.Level::written)
                            .toList()),
                    Logging.STANDARD.level().written(),
                    "the least that is worth a line in the log"),
            usual(
                    "logging",
                    "directory",
                    new Text(),
                    Logging.STANDARD.directory().toString(),
                    "where the logs are; a relative one starts at the configuration's directory, ~ is your home"),
            usual(
                    "logging",
                    "retention_days",
                    new WholeNumber(1, Logging.MOST_DAYS),
                    String.valueOf(Logging.STANDARD.retentionDays()),
                    "after how many days a log is removed"));

    private static final String VARIABLE_PREFIX = "RELOQUENT_";

    /// What the value of a key looks like.
    public sealed interface Form {

        /// In words, after "write": `a whole number from 1 to 50`.
        String words();

        record Text() implements Form {
            @Override
            public String words() {
                return "a text";
            }
        }

        /// One text or several; on a command line and in a variable with commas.
        record Texts() implements Form {
            @Override
            public String words() {
                return "a list of texts";
            }
        }

        record WholeNumber(int least, int most) implements Form {
            @Override
            public String words() {
                return "a whole number from %d to %d".formatted(least, most);
            }
        }

        record Choice(List<String> values) implements Form {
            public Choice {
                values = List.copyOf(values);
            }

            @Override
            public String words() {
                int last = values.size() - 1;
                return last == 0
                        ? values.get(0)
                        : String.join(", ", values.subList(0, last)) + " or " + values.get(last);
            }
        }

        /// A text that nobody is shown.
        record Hidden() implements Form {
            @Override
            public String words() {
                return "a reference such as ${ENV:NAME}";
            }
        }
    }

    private static ConfigurationKey needed(String section, String name, Form form, String sentence) {
        return new ConfigurationKey(section, name, form, true, "", "", sentence);
    }

    private static ConfigurationKey usual(String section, String name, Form form, String otherwise, String sentence) {
        return new ConfigurationKey(section, name, form, false, otherwise, "", sentence);
    }

    private static Choice choice(String... values) {
        return new Choice(List.of(values));
    }

    private ConfigurationKey or(String other) {
        return new ConfigurationKey(section, name, form, isNeeded, otherwise, other, sentence);
    }

    /// `source.max_connections`.
    public String path() {
        return section + "." + name;
    }

    /// The environment variable that says it: `RELOQUENT_SOURCE_MAX_CONNECTIONS`.
    public String variable() {
        return VARIABLE_PREFIX + section.toUpperCase(Locale.ROOT) + "_" + name.toUpperCase(Locale.ROOT);
    }

    public boolean isSecret() {
        return form instanceof Hidden;
    }

    /// Its name in a file, and the other one if there is one.
    List<String> names() {
        return alias.isEmpty() ? List.of(name) : List.of(name, alias);
    }

    static Optional<ConfigurationKey> find(String path) {
        return ALL.stream().filter(key -> key.path().equals(path)).findFirst();
    }

    static ConfigurationKey of(String path) {
        return find(path).orElseThrow(() -> new IllegalArgumentException("there is no key " + path));
    }

    static List<String> sections() {
        return ALL.stream().map(ConfigurationKey::section).distinct().toList();
    }

    /// Every name that a section knows.
    static List<String> names(String section) {
        return ALL.stream()
                .filter(key -> key.section().equals(section))
                .flatMap(key -> key.names().stream())
                .toList();
    }

    /// Whether a variable looks as if it were meant for the configuration.
    static boolean isMeantBy(String variable) {
        return sections().stream()
                .anyMatch(section -> variable.startsWith(VARIABLE_PREFIX + section.toUpperCase(Locale.ROOT) + "_"));
    }
}
