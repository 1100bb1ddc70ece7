package io.reloquent.shell.command;

import io.reloquent.connection.Secret;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.ConfigurationFile.Answers;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Questions;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent init`: writes the configuration, and no secret into it.
public final class InitCommand implements Verb {

    static final String PASSWORD = "RELOQUENT_SOURCE_PASSWORD";
    static final String TARGET = "RELOQUENT_TARGET_URI";

    /// What `--output json` gives.
    record View(int version, String configuration, List<String> variables) {}

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "say where your databases are";
    }

    @Override
    public String explanation() {
        return "Writes the configuration: where the source and the target are. It asks for what no option says."
                + " Secrets are neither asked for nor written: the file names the environment variables " + PASSWORD
                + " and " + TARGET + ", which you export.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--source-host HOST --source-database NAME --source-username NAME --target-database NAME");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.valued("source-host", "HOST", "the PostgreSQL server"),
                Verb.valued("source-port", "PORT", "its port; 5432 unless given"),
                Verb.valued("source-database", "NAME", "the database to migrate"),
                Verb.valued("source-username", "NAME", "who reads it"),
                Verb.valued("source-schema", "NAMES", "the schemas to look at, with commas; all unless given"),
                Verb.flag("source-tls", "encrypts the connection and checks the server's certificate"),
                Verb.valued("target-database", "NAME", "the MongoDB database to write"),
                Verb.flag("force", "replaces a configuration that is there"));
    }

    @Override
    public int run(Invocation invocation) {
        Session session = invocation.unconfiguredSession();
        if (invocation.has("set")) {
            throw YoursToFix.usage(
                    "--set says something in the place of a configuration; init writes one.",
                    "Say it with init's own options, or edit the file afterwards.");
        }
        if (Files.exists(invocation.configuration()) && !invocation.has("force")) {
            throw YoursToFix.usage(
                    "There is a configuration at " + invocation.configuration() + " already.",
                    "Edit it, or run the command again with --force to replace it.");
        }
        Answers answers = answers(invocation);
        session.configurationFile().write(answers, session.clock(), invocation.has("force"));
        var view = new View(1, invocation.configuration().toString(), List.of(PASSWORD, TARGET));
        invocation.show(view, () -> "Configuration written: " + invocation.configuration());
        invocation.say("");
        invocation.say("Secrets stay out of it. Export these two before the next command:");
        invocation.say("");
        if (!invocation.isQuiet()) {
            invocation
                    .console()
                    .err()
                    .println("  export " + PASSWORD + "='the password of " + answers.username() + "'");
            invocation.console().err().println("  export " + TARGET + "='mongodb://user:password@host:27017'");
        }
        invocation.next("discover --direct");
        return 0;
    }

    private static Answers answers(Invocation invocation) {
        try (var asking = new Asking(invocation)) {
            String host = asking.answer("source-host", "PostgreSQL host", "localhost");
            int port = port(asking.optional("source-port", "Port", "5432"));
            String database = asking.answer("source-database", "Database", "");
            String username = asking.answer("source-username", "User who reads it", "");
            String schemas = asking.optional("source-schema", "Schemas, with commas (empty: all)", "");
            String target = asking.answer("target-database", "MongoDB database to write", database);
            // Refuses a name that no database can have, before it is in the file.
            MongoAddresses.parse(new Secret("mongodb://localhost"), target);
            List<String> names = Stream.of(schemas.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            return new Answers(host, port, database, username, names, invocation.has("source-tls"), target);
        }
    }

    private static int port(String text) {
        long port = Invocation.wholeNumber("source-port", text);
        if (port < 1 || port > 65_535) {
            throw YoursToFix.usage("--source-port is " + port + ".", "A port is a number from 1 to 65535.");
        }
        return (int) port;
    }

    /// Takes answers from options, else from the person at the terminal.
    private static final class Asking implements AutoCloseable {
        private final Invocation invocation;
        private @Nullable Questions questions;

        Asking(Invocation invocation) {
            this.invocation = invocation;
        }

        /// @throws YoursToFix if there is neither an option nor anyone to ask
        String answer(String option, String question, String otherwise) {
            Optional<String> given = given(option);
            if (given.isEmpty() && !invocation.asks()) {
                throw YoursToFix.usage(
                        "--" + option + " is missing.",
                        "Give it a value, or run the command on a terminal to be asked.");
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
        String optional(String option, String question, String otherwise) {
            Optional<String> given = given(option);
            return given.orElseGet(
                    () -> questions == null ? otherwise : questions().ask(question, otherwise));
        }

        private Optional<String> given(String option) {
            return invocation.value(option);
        }

        private Questions questions() {
            if (questions == null) {
                questions = invocation.questions();
                invocation.say("An empty answer takes what stands in brackets; Ctrl-C leaves.");
            }
            return questions;
        }

        @Override
        public void close() {
            if (questions != null) {
                questions.close();
            }
        }
    }
}
