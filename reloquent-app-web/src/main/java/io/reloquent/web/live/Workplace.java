package io.reloquent.web.live;

import io.reloquent.local.workspace.WorkspaceDirectory;
import io.reloquent.session.BatchWatch;
import io.reloquent.session.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The configuration that this server works with, and the secrets that were typed in here: they stay in this process.
public final class Workplace {

    /// The variable that a new configuration names for the target's connection string.
    public static final String TARGET = "RELOQUENT_TARGET_URI";

    /// A connection string that leads to no server, so that nothing can be written by mistake.
    private static final String NOWHERE = "mongodb://target.invalid";

    private final Path configuration;
    private final List<String> settings;
    private final Map<String, String> environment;
    private final Clock clock;
    private final WorkspaceDirectory workspace;
    private final Map<String, String> typed = new ConcurrentHashMap<>();

    /// @param settings what holds in the configuration's place, each `KEY=VALUE`
    public Workplace(Path configuration, List<String> settings, Map<String, String> environment, Clock clock) {
        this.configuration = configuration;
        this.settings = List.copyOf(settings);
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.workspace = Session.workspace(configuration, clock);
    }

    public Path configuration() {
        return configuration;
    }

    /// The directory of the workspace.
    public Path directory() {
        Path parent = configuration.getParent();
        return parent == null ? configuration : parent;
    }

    public Clock clock() {
        return clock;
    }

    /// Takes a secret as if it were an environment variable of this process.
    public void type(String variable, String secret) {
        typed.put(variable, secret);
    }

    public boolean knows(String variable) {
        return typed.containsKey(variable) || environment.containsKey(variable);
    }

    /// Use cases as the files are now, whether there is a configuration or not.
    public Session open() {
        return open(BatchWatch.NONE);
    }

    /// Use cases that look at the configuration alone, with harmless words in the place of two secrets.
    public Session openWithout(String password, String target, String anyTarget) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put(password, "");
        variables.put(target, anyTarget);
        return new Session(configuration, variables, settings, clock, workspace, BatchWatch.NONE);
    }

    Session open(BatchWatch watch) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(typed);
        return new Session(configuration, variables, settings, clock, workspace, watch);
    }

    /// Use cases that need the source alone: where nobody has said yet where the target is, they do without.
    Session openForSource(BatchWatch watch) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent(TARGET, NOWHERE);
        variables.putAll(typed);
        return new Session(configuration, variables, settings, clock, workspace, watch);
    }

    /// Does one thing that needs the source alone.
    ///
    /// @throws io.reloquent.fault.YoursToFix if there is no configuration
    public <T> T withSource(Function<Session, T> work) {
        try (Session session = openForSource(BatchWatch.NONE)) {
            session.requireConfiguration();
            return work.apply(session);
        }
    }

    /// Does one thing with use cases, as a command would.
    ///
    /// @throws io.reloquent.fault.YoursToFix if there is no configuration
    public <T> T with(Function<Session, T> work) {
        try (Session session = open()) {
            session.requireConfiguration();
            return work.apply(session);
        }
    }
}
