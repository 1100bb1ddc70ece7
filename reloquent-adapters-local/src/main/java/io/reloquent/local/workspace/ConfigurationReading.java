package io.reloquent.local.workspace;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Logging;
import io.reloquent.connection.Platform;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.connection.TargetAddress;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.ConfigurationKey.Form.WholeNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a configuration whose references are resolved.
final class ConfigurationReading {

    private static final String HOW_TO_WRITE =
            "write mongodb://host:port or mongodb+srv://host, and @ : / % in a password as %40 %3A %2F %25";
    private static final Map<String, Tls> TLS =
            Map.of("true", Tls.VERIFY_FULL, "verify-full", Tls.VERIFY_FULL, "false", Tls.OFF);

    private final Function<String, List<String>> hosts;
    private final References references;
    private final Function<String, Path> directories;

    /// @param hosts       the hosts of a connection string; refuses a malformed one with [IllegalArgumentException]
    /// @param directories where a directory is that may be written as a relative one
    ConfigurationReading(
            Function<String, List<String>> hosts, References references, Function<String, Path> directories) {
        this.hosts = hosts;
        this.references = references;
        this.directories = directories;
    }

    Optional<Configuration> configuration(YamlObject root) {
        Optional<SourceAddress> source = needed(root, "source").flatMap(this::source);
        Optional<TargetAddress> target = needed(root, "target").flatMap(this::target);
        Platform platform = section(root, "compute")
                .map(compute -> choice(compute, "compute.platform", Platform::named))
                .orElse(Platform.DIRECT);
        Logging logging = loggingOf(root);
        // One that is not there need have added no problem: others on its line may stand for it.
        return source.flatMap(
                from -> target.flatMap(to -> root.build(() -> new Configuration(from, to, platform, logging))));
    }

    private static Optional<YamlObject> needed(YamlObject root, String name) {
        if (!root.has(name)) {
            root.problem(root.line(), "'" + name + "' is missing", "add a section '" + name + ":'");
        }
        return section(root, name);
    }

    private static Optional<YamlObject> section(YamlObject root, String name) {
        return root.object(name, ConfigurationKey.names(name));
    }

    private Optional<SourceAddress> source(YamlObject source) {
        source.choice("type", Map.of("postgresql", ""), "postgresql");
        String host = filled(source, "source.host");
        int port = number(source, "source.port");
        String database = filled(source, "source.database");
        List<String> schemas =
                either(source, "source.schemas").map(source::oneOrMore).orElse(List.of());
        String username = filled(source, "source.username");
        source.text("password");
        Secret password = secret(source, "password");
        Tls tls = either(source, "source.tls")
                .flatMap(name -> source.choice(name, TLS, words("source.tls")))
                .orElse(Tls.OFF);
        source.choice("read_only", Map.of("true", ""), "true, for a source is never written to");
        int connections = number(source, "source.max_connections");
        int megabytes = number(source, "source.max_megabytes_per_second");
        return source.build(() ->
                new SourceAddress(host, port, database, username, password, schemas, tls, connections, megabytes));
    }

    private Optional<TargetAddress> target(YamlObject target) {
        target.choice("type", Map.of("mongodb", ""), "mongodb");
        String connection = required(target, "target.connection_string");
        String database = filled(target, "target.database");
        Secret secret = secret(target, "connection_string");
        if (secret.isElsewhere()) {
            return target.build(() -> new TargetAddress(() -> hosts(secret), secret, database));
        }
        List<String> names = connection.isEmpty() ? List.of() : hosts(connection, target);
        return target.build(() -> new TargetAddress(names, secret, database));
    }

    private Secret secret(YamlObject object, String key) {
        return object.node(key).map(references::secret).orElseGet(() -> new Secret(""));
    }

    private List<String> hosts(Secret connection) {
        try {
            return hosts.apply(connection.reveal());
        } catch (IllegalArgumentException e) {
            throw YoursToFix.usage(
                    "'connection_string' leads to a text that MongoDB does not understand.",
                    "There, " + HOW_TO_WRITE + ".");
        }
    }

    Logging loggingOf(YamlObject root) {
        return section(root, "logging").flatMap(this::logging).orElseGet(() -> usualLogging(directories));
    }

    private Optional<Logging> logging(YamlObject logging) {
        Logging.Level level = choice(logging, "logging.level", Logging.Level::named);
        Path directory = logging.parsed("directory", "the path of a directory", directories)
                .orElseGet(() -> usualLogging(directories).directory());
        int days = number(logging, "logging.retention_days");
        return logging.build(() -> new Logging(level, directory, days));
    }

    /// @param directories where a directory is that may be written as a relative one
    static Logging usualLogging(Function<String, Path> directories) {
        Logging usual = Logging.STANDARD;
        return new Logging(usual.level(), directories.apply(usual.directory().toString()), usual.retentionDays());
    }

    /// What the driver says of a malformed string may quote it, so nothing of that is shown.
    private List<String> hosts(String connection, YamlObject target) {
        try {
            return hosts.apply(connection);
        } catch (IllegalArgumentException e) {
            target.problem(
                    target.line("connection_string"),
                    "'connection_string' is not one that MongoDB understands",
                    HOW_TO_WRITE);
            return List.of();
        }
    }

    /// A number within its bounds; 0 where nothing is said and nothing holds by itself.
    private static int number(YamlObject section, String path) {
        ConfigurationKey key = ConfigurationKey.of(path);
        int otherwise = key.otherwise().isEmpty() ? 0 : Integer.parseInt(key.otherwise());
        return key.form() instanceof WholeNumber range
                ? section.number(key.name(), otherwise, range.least(), range.most())
                : otherwise;
    }

    private static <T> T choice(YamlObject section, String path, Function<String, Optional<T>> named) {
        ConfigurationKey key = ConfigurationKey.of(path);
        return section.parsed(
                        key.name(),
                        key.form().words(),
                        text -> named.apply(text).orElseThrow())
                .orElseGet(() -> named.apply(key.otherwise()).orElseThrow());
    }

    private static String words(String path) {
        return ConfigurationKey.of(path).form().words();
    }

    private static String filled(YamlObject section, String path) {
        String text = required(section, path);
        String name = ConfigurationKey.of(path).name();
        if (text.isBlank() && section.node(name).orElse(null) instanceof YamlNode.Scalar scalar) {
            section.problem(scalar.line(), "'" + name + "' is empty", "write a value");
        }
        return text;
    }

    /// Where there is no file, or no such section in it, a variable is what can be set.
    private static String required(YamlObject section, String path) {
        ConfigurationKey key = ConfigurationKey.of(path);
        if (section.line() == Problems.NOWHERE && !section.has(key.name())) {
            section.problem(Problems.NOWHERE, "'" + path + "' is missing", "set the variable " + key.variable());
            return "";
        }
        return section.required(key.name());
    }

    /// The one of two names for the same thing that is there.
    private static Optional<String> either(YamlObject section, String path) {
        ConfigurationKey key = ConfigurationKey.of(path);
        String alias = key.alias();
        if (section.has(key.name()) && section.has(alias)) {
            section.problem(
                    section.line(alias),
                    "'%s' and '%s' are the same thing".formatted(key.name(), alias),
                    "keep one of them");
        }
        return Optional.of(section.has(key.name()) ? key.name() : alias).filter(section::has);
    }
}
