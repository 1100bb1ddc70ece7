package io.reloquent.local.workspace;

import io.reloquent.local.workspace.ConfigurationFile.Answers;
import java.util.stream.Collectors;

/// A new configuration file, with a comment where one helps.
final class ConfigurationTemplate {

    private ConfigurationTemplate() {}

    static String text(Answers answers) {
        return """
            # What Reloquent migrates from and to. Secrets stay out of this file: ${ENV:NAME} stands
            # for the environment variable NAME.
            version: 1

            source:
              type: postgresql
              host: %s
              port: %d
              database: %s
            %s
              username: %s                # needs to read only
              password: "${ENV:RELOQUENT_SOURCE_PASSWORD}"
              tls: %s                     # true checks the server's certificate and name
              max_connections: 20         # most connections at once during a migration, up to 50

            target:
              type: mongodb
              connection_string: "${ENV:RELOQUENT_TARGET_URI}"   # mongodb://user:password@host:27017
              database: %s

            compute:
              platform: direct            # or spark-local
            """.formatted(
                        scalar(answers.host()),
                        answers.port(),
                        scalar(answers.database()),
                        schemas(answers),
                        scalar(answers.username()),
                        answers.tls(),
                        scalar(answers.targetDatabase()));
    }

    private static String schemas(Answers answers) {
        return answers.schemas().isEmpty()
                ? "  # schemas: [public]         # all but the system's own, unless they are named"
                : answers.schemas().stream()
                        .map(ConfigurationTemplate::scalar)
                        .collect(Collectors.joining(", ", "  schemas: [", "]"));
    }

    /// A value that happens to hold `${…}` would be resolved when read; it cannot be told apart, so it stays as it
    /// is.
    private static String scalar(String text) {
        return YamlScalar.of(text, true);
    }
}
