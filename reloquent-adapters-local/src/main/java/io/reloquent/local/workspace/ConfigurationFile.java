package io.reloquent.local.workspace;

import io.reloquent.connection.Configuration;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// `reloquent.yaml`: where the source and the target are and what opens them. Secrets come from the environment or
/// from a secret store, which is not asked here; one in plain text works and is warned of.
public final class ConfigurationFile {

    static final List<String> KEYS = List.of("source", "target", "compute", "aws", "logging");

    private final Path file;
    private final Map<String, String> environment;
    private final Function<String, List<String>> hosts;
    private final SecretStore secrets;

    /// What a configuration file says, and what is unwise in it.
    public record Loaded(Configuration configuration, List<String> warnings) {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /// What a new configuration file is to say. It holds no secret.
    ///
    /// @param schemas the schemas to look at; empty looks at all
    public record Answers(
            String host,
            int port,
            String database,
            String username,
            List<String> schemas,
            boolean tls,
            String targetDatabase) {
        public Answers {
            schemas = List.copyOf(schemas);
        }
    }

    /// @param environment the variables that references may name
    /// @param hosts       the hosts of a connection string; refuses a malformed one with [IllegalArgumentException]
    /// @param secrets     asked for what references to a store stand for, once it is needed
    public ConfigurationFile(
            Path file, Map<String, String> environment, Function<String, List<String>> hosts, SecretStore secrets) {
        this.file = file;
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
        this.hosts = hosts;
    }

    /// @throws YoursToFix if there is no file, or with every problem in it
    public Loaded read() {
        byte[] bytes = SafeFile.read(file)
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no configuration at " + file + ".",
                        "Run 'reloquent init' to write one, or name another with --config."));
        var problems = new Problems(file);
        YamlNode written = YamlFile.parse(bytes, problems).orElseThrow(problems::fault);
        var references = new References(environment, secrets, problems);
        YamlNode resolved = references.resolved(written);
        Configuration configuration = YamlFile.read(
                        resolved, problems, KEYS, new ConfigurationReading(hosts, references)::configuration)
                .orElseThrow(problems::fault);
        return new Loaded(configuration, PlainText.warnings(file, written));
    }

    /// Writes a new configuration, with comments and with references in the place of secrets.
    ///
    /// @param overwrite whether a file that is there may be replaced
    /// @throws YoursToFix if one is there and may not be
    public void write(Answers answers, Clock clock, boolean overwrite) {
        if (!overwrite && Files.exists(file)) {
            throw YoursToFix.usage(
                    "There is a configuration at " + file + " already.",
                    "Edit it, or run the command again with --force to replace it.");
        }
        byte[] text = ConfigurationTemplate.text(answers).getBytes(StandardCharsets.UTF_8);
        new SafeFile(file, clock).write(text, present -> true);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
