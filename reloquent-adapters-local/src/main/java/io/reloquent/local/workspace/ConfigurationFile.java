package io.reloquent.local.workspace;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Logging;
import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.port.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// `reloquent.yaml`: where the source and the target are and what opens them. Environment variables and `--set` can say
/// anything of it in its place, and all of it. Secrets come from the environment or from a secret store, which is not
/// asked here; one in plain text works and is warned of.
public final class ConfigurationFile {

    private static final Mapping NO_FILE = new Mapping(
            Problems.NOWHERE,
            List.of(entry("version", new Scalar(1, "1", true, "1")), empty("source"), empty("target")));

    private final Path file;
    private final Map<String, String> environment;
    private final List<String> settings;
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

    /// @param environment the variables that references may name, and those that say something themselves
    /// @param hosts       the hosts of a connection string; refuses a malformed one with [IllegalArgumentException]
    /// @param secrets     asked for what references to a store stand for, once it is needed
    public ConfigurationFile(
            Path file, Map<String, String> environment, Function<String, List<String>> hosts, SecretStore secrets) {
        this(file, environment, List.of(), hosts, secrets);
    }

    /// The same with what a command line says, each `KEY=VALUE`.
    public ConfigurationFile(
            Path file,
            Map<String, String> environment,
            List<String> settings,
            Function<String, List<String>> hosts,
            SecretStore secrets) {
        this.file = file;
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
        this.settings = List.copyOf(settings);
        this.hosts = hosts;
    }

    /// Whether there is a configuration: a file, or enough in its place.
    public boolean exists() {
        return Files.exists(file)
                || Overrides.of(environment, settings, new Problems(file)).sayWhereTheSourceIs();
    }

    /// For those who read no configuration: what the command line says must make sense all the same.
    ///
    /// @throws YoursToFix if it names a key that is not there, a secret, or no value
    public void refuseMalformedSettings() {
        var problems = new Problems(file);
        Overrides.of(environment, settings, problems);
        problems.raise();
    }

    /// @throws YoursToFix if there is none, or with every problem in it
    public Loaded read() {
        var problems = new Problems(file);
        var overrides = Overrides.of(environment, settings, problems);
        Optional<byte[]> bytes = SafeFile.read(file);
        YamlNode written = written(bytes, overrides, problems);
        Configuration configuration = understood(
                        overrides.withReferences(written), overrides, problems, ConfigurationReading::configuration)
                .orElseThrow(problems::fault);
        return new Loaded(configuration, warnings(bytes, written, overrides));
    }

    /// What is logged and where, as far as it can be read: the usual where something is wrong with it. Whoever reads
    /// all of the configuration says what.
    public Logging logging() {
        var problems = new Problems(file);
        try {
            var overrides = Overrides.of(environment, settings, problems);
            YamlNode written = written(SafeFile.read(file), overrides, problems);
            YamlNode referring = loggingOf(overrides.withReferences(written));
            return understood(referring, overrides, problems, (reading, root) -> Optional.of(reading.loggingOf(root)))
                    .orElseGet(() -> ConfigurationReading.usualLogging(this::directory));
        } catch (Fault wrong) {
            return ConfigurationReading.usualLogging(this::directory);
        }
    }

    /// @param referring what is written, with references still in it
    private <T> Optional<T> understood(
            YamlNode referring,
            Overrides overrides,
            Problems problems,
            BiFunction<ConfigurationReading, YamlObject, Optional<T>> what) {
        var references = new References(environment, secrets, problems);
        var reading = new ConfigurationReading(hosts, references, this::directory);
        YamlNode resolved = overrides.withValues(references.resolved(referring));
        return YamlFile.read(resolved, problems, ConfigurationKey.sections(), root -> what.apply(reading, root));
    }

    /// Without the sections that a missing variable would make unreadable.
    private static YamlNode loggingOf(YamlNode file) {
        return file instanceof Mapping root
                ? new Mapping(
                        root.line(),
                        root.entries().stream()
                                .filter(entry -> List.of("version", "logging")
                                        .contains(entry.key().text()))
                                .toList())
                : file;
    }

    /// What is said of every key and where, whether it makes sense or not. Nothing is resolved for it.
    ///
    /// @throws YoursToFix if there is no configuration, or the file is not YAML
    public List<Setting> settings() {
        var problems = new Problems(file);
        var overrides = Overrides.of(environment, settings, problems);
        YamlNode written = written(SafeFile.read(file), overrides, problems);
        return Setting.all(overrides.asWritten(written), problems);
    }

    /// @throws YoursToFix if there is nothing to read
    private YamlNode written(Optional<byte[]> bytes, Overrides overrides, Problems problems) {
        if (bytes.isPresent()) {
            return YamlFile.parse(bytes.get(), problems).orElseThrow(problems::fault);
        }
        if (overrides.sayWhereTheSourceIs()) {
            return NO_FILE;
        }
        problems.raise();
        throw missing();
    }

    /// There is no configuration.
    public YoursToFix missing() {
        return YoursToFix.usage(
                "There is no configuration at " + file + ".",
                "Run 'reloquent init' to write one, or name another with --config.");
    }

    private List<String> warnings(Optional<byte[]> bytes, YamlNode written, Overrides overrides) {
        List<String> warnings = new ArrayList<>(bytes.isPresent() ? PlainText.warnings(file, written) : List.of());
        String text = new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
        warnings.addAll(overrides.warnings(environment, text));
        return warnings;
    }

    /// `~` is the user's home; a relative directory starts at the file's.
    private Path directory(String written) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        if (written.equals("~") || written.startsWith("~/")) {
            return home.resolve(written.substring(Math.min(2, written.length())));
        }
        return file.toAbsolutePath().resolveSibling(written).normalize();
    }

    private static Entry empty(String section) {
        return entry(section, new Mapping(Problems.NOWHERE, List.of()));
    }

    private static Entry entry(String key, YamlNode value) {
        return new Entry(new Scalar(Problems.NOWHERE, key, true, key), value);
    }

    /// Writes a new configuration, with comments and with references in the place of secrets. One that is there says
    /// these answers then, and else what it said; it is written anew where it is no YAML of the usual form.
    ///
    /// @param overwrite whether a file that is there may be changed
    /// @throws YoursToFix if one is there and may not be
    public void write(Answers answers, Clock clock, boolean overwrite) {
        if (!overwrite && Files.exists(file)) {
            throw YoursToFix.usage(
                    "There is a configuration at " + file + " already.",
                    "Edit it, or run the command again with --force to change it.");
        }
        String text = SafeFile.read(file)
                .flatMap(present -> changed(present, answers))
                .orElseGet(() -> ConfigurationTemplate.text(answers));
        new SafeFile(file, clock).write(text.getBytes(StandardCharsets.UTF_8), present -> true);
    }

    private Optional<String> changed(byte[] present, Answers answers) {
        var problems = new Problems(file);
        var overrides = Overrides.of(environment, settings, problems);
        var references = new References(environment, secrets, problems);
        return YamlFile.parse(present, problems)
                .map(overrides::withReferences)
                .map(references::resolved)
                .map(overrides::withValues)
                .flatMap(holds -> ConfigurationEdit.of(new String(present, StandardCharsets.UTF_8), holds, answers));
    }

    /// Keeps it and the workspace's state out of the git repository around it, if there is one.
    ///
    /// @return the `.gitignore` beside it, if something was added to that
    public Optional<Path> keepOutOfGit() {
        return GitIgnore.complete(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
