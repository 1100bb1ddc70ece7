package io.reloquent.local.workspace;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Platform;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.connection.TargetAddress;
import io.reloquent.fault.YoursToFix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a configuration whose references are resolved.
final class ConfigurationReading {

    private static final String HOW_TO_WRITE =
            "write mongodb://host:port or mongodb+srv://host, and @ : / % in a password as %40 %3A %2F %25";
    private static final int POSTGRESQL_PORT = 5432;
    private static final int CONNECTIONS = 20;
    private static final int HIGHEST_PORT = 65_535;

    private static final List<String> SOURCE = List.of(
            "type",
            "host",
            "port",
            "database",
            "schemas",
            "schema",
            "username",
            "password",
            "tls",
            "ssl",
            "read_only",
            "max_connections",
            "max_megabytes_per_second");
    private static final int MOST_MEGABYTES = 100_000;
    private static final List<String> TARGET = List.of("type", "connection_string", "database");
    private static final Map<String, Tls> TLS =
            Map.of("true", Tls.VERIFY_FULL, "verify-full", Tls.VERIFY_FULL, "false", Tls.OFF);

    private static final Map<String, Platform> PLATFORMS = platforms();

    private final Function<String, List<String>> hosts;
    private final References references;

    ConfigurationReading(Function<String, List<String>> hosts, References references) {
        this.hosts = hosts;
        this.references = references;
    }

    Optional<Configuration> configuration(YamlObject root) {
        Optional<SourceAddress> source = section(root, "source", SOURCE).flatMap(this::source);
        Optional<TargetAddress> target = section(root, "target", TARGET).flatMap(this::target);
        Platform platform = root.object("compute", List.of("platform"))
                .flatMap(compute -> compute.choice("platform", PLATFORMS, String.join(" or ", PLATFORMS.keySet())))
                .orElse(Platform.DIRECT);
        return root.build(() -> new Configuration(source.orElseThrow(), target.orElseThrow(), platform));
    }

    private static Map<String, Platform> platforms() {
        Map<String, Platform> platforms = new LinkedHashMap<>();
        for (Platform platform : Platform.values()) {
            platforms.put(platform.written(), platform);
        }
        return platforms;
    }

    private static Optional<YamlObject> section(YamlObject root, String key, List<String> keys) {
        if (!root.has(key)) {
            root.problem(root.line(), "'" + key + "' is missing", "add a section '" + key + ":'");
        }
        return root.object(key, keys);
    }

    private Optional<SourceAddress> source(YamlObject source) {
        source.choice("type", Map.of("postgresql", ""), "postgresql");
        String host = filled(source, "host");
        int port = source.number("port", POSTGRESQL_PORT, 1, HIGHEST_PORT);
        String database = filled(source, "database");
        List<String> schemas =
                either(source, "schemas", "schema").map(source::oneOrMore).orElse(List.of());
        String username = filled(source, "username");
        source.text("password");
        Secret password = secret(source, "password");
        Tls tls = either(source, "tls", "ssl")
                .flatMap(key -> source.choice(key, TLS, "true or false"))
                .orElse(Tls.OFF);
        source.choice("read_only", Map.of("true", ""), "true, for a source is never written to");
        int connections = source.number("max_connections", CONNECTIONS, 1, SourceAddress.MOST_CONNECTIONS);
        int megabytes = source.number("max_megabytes_per_second", 0, 1, MOST_MEGABYTES);
        return source.build(() ->
                new SourceAddress(host, port, database, username, password, schemas, tls, connections, megabytes));
    }

    private Optional<TargetAddress> target(YamlObject target) {
        target.choice("type", Map.of("mongodb", ""), "mongodb");
        String connection = target.required("connection_string");
        String database = filled(target, "database");
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

    private static String filled(YamlObject object, String key) {
        String text = object.required(key);
        if (text.isBlank() && object.node(key).orElse(null) instanceof YamlNode.Scalar scalar) {
            object.problem(scalar.line(), "'" + key + "' is empty", "write a value");
        }
        return text;
    }

    /// The one of two names for the same thing that is there.
    private static Optional<String> either(YamlObject object, String key, String alias) {
        if (object.has(key) && object.has(alias)) {
            object.problem(
                    object.line(alias), "'%s' and '%s' are the same thing".formatted(key, alias), "keep one of them");
        }
        return Optional.of(object.has(key) ? key : alias).filter(object::has);
    }
}
