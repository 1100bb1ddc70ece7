package io.reloquent.shell.command;

import io.reloquent.connection.Secret;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.ConfigurationFile.Answers;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.shell.terminal.Questions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `init` is told: by options, else by the person at the terminal.
final class InitAnswers implements AutoCloseable {

    private static final int HIGHEST_PORT = 65_535;

    private final Invocation invocation;
    private @Nullable Questions questions;

    InitAnswers(Invocation invocation) {
        this.invocation = invocation;
    }

    /// @throws YoursToFix if an answer is missing and nobody can be asked, or one cannot be
    Answers all() {
        String host = answer("source-host", "PostgreSQL host", "localhost");
        int port = port();
        String database = answer("source-database", "Database", "");
        String username = answer("source-username", "User who reads it", "");
        String schemas = optional("source-schema", "Schemas, with commas (empty: all)", "");
        boolean tls = invocation.has("source-tls")
                || (hasAsked() && questions().confirm("Encrypt, and check the server's certificate"));
        String target = answer("target-database", "MongoDB database to write", database);
        // Refuses a name that no database can have, before it is in the file.
        MongoAddresses.parse(new Secret("mongodb://localhost"), target);
        List<String> names = Stream.of(schemas.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new Answers(host, port, database, username, names, tls, target);
    }

    /// Whether there is a person who was asked something.
    boolean hasAsked() {
        return questions != null;
    }

    Questions questions() {
        if (questions == null) {
            questions = invocation.questions();
            invocation.say("An empty answer takes what stands in brackets; Ctrl-C leaves.");
        }
        return questions;
    }

    /// A person is asked again, an option is refused.
    private int port() {
        Optional<String> given = invocation.value("source-port");
        while (true) {
            String text = given.orElseGet(() -> optional("source-port", "Port", "5432"));
            try {
                return port(text);
            } catch (YoursToFix wrong) {
                if (given.isPresent() || !hasAsked()) {
                    throw wrong;
                }
                invocation.say("  " + wrong.next());
            }
        }
    }

    private static int port(String text) {
        long port = Invocation.wholeNumber("source-port", text);
        if (port < 1 || port > HIGHEST_PORT) {
            throw YoursToFix.usage("--source-port is " + port + ".", "A port is a number from 1 to 65535.");
        }
        return (int) port;
    }

    /// @throws YoursToFix if there is neither an option nor anyone to ask
    private String answer(String option, String question, String otherwise) {
        Optional<String> given = invocation.value(option);
        if (given.isEmpty() && !invocation.asks()) {
            throw YoursToFix.usage(
                    "--" + option + " is missing.", "Give it a value, or run the command on a terminal to be asked.");
        }
        String answer = given.orElseGet(() -> questions().ask(question, otherwise));
        while (answer.isBlank() && given.isEmpty()) {
            answer = questions().ask(question, otherwise);
        }
        if (answer.isBlank()) {
            throw YoursToFix.usage("--" + option + " is empty.", "Give it a value.");
        }
        return answer;
    }

    /// Asks only where other questions are asked too.
    private String optional(String option, String question, String otherwise) {
        return invocation.value(option).orElseGet(() -> hasAsked() ? questions().ask(question, otherwise) : otherwise);
    }

    @Override
    public void close() {
        if (questions != null) {
            questions.close();
        }
    }
}
