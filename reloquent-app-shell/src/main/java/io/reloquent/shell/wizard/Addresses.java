package io.reloquent.shell.wizard;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.connection.TargetAddress;
import io.reloquent.fault.Fault;
import io.reloquent.session.Session;
import io.reloquent.shell.command.InitCommand;
import io.reloquent.shell.terminal.Console;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the configuration says of places, whether its secrets are known, and right, or not.
final class Addresses {

    private Addresses() {}

    static Optional<SourceAddress> source(Guide guide) {
        return configuration(guide).map(Configuration::source);
    }

    static Optional<TargetAddress> target(Guide guide) {
        return configuration(guide).map(Configuration::target);
    }

    private static Optional<Configuration> configuration(Guide guide) {
        Console known = guide.console().with(InitCommand.PASSWORD, "").with(InitCommand.TARGET, "mongodb://localhost");
        try (var session = new Session(guide.configuration(), known.environment(), Clock.systemUTC())) {
            return Optional.of(session.configuration());
        } catch (Fault notReadable) {
            return Optional.empty();
        }
    }

    /// The command that writes a configuration.
    static String[] init(Map<String, String> source, boolean tls, String targetDatabase) {
        List<String> words = new ArrayList<>(List.of("init", "--force", "--quiet"));
        List.of("host", "port", "database", "username", "schema")
                .forEach(name -> words.add("--source-" + name + "=" + source.getOrDefault(name, "")));
        words.add("--target-database=" + targetDatabase);
        if (tls) {
            words.add("--source-tls");
        }
        return words.toArray(String[]::new);
    }

    /// The same source, and another database to write.
    static String[] init(SourceAddress source, String targetDatabase) {
        Map<String, String> answers = Map.of(
                "host", source.host(),
                "port", String.valueOf(source.port()),
                "database", source.database(),
                "username", source.username(),
                "schema", String.join(",", source.schemas()));
        return init(answers, source.tls() == Tls.VERIFY_FULL, targetDatabase);
    }
}
