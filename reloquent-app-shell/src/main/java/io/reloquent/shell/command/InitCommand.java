package io.reloquent.shell.command;

import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.ConfigurationFile.Answers;
import io.reloquent.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent init`: writes the configuration, and no secret into it.
public final class InitCommand implements Verb {

    public static final String PASSWORD = "RELOQUENT_SOURCE_PASSWORD";
    public static final String TARGET = "RELOQUENT_TARGET_URI";

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
                Verb.flag("source-tls", "encrypts the connection and checks the server's certificate and name"),
                Verb.valued("target-database", "NAME", "the MongoDB database to write"),
                Verb.flag("force", "changes these values in a configuration that is there"));
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
                    "Edit it, or run the command again with --force to change it.");
        }
        try (var asking = new InitAnswers(invocation)) {
            Answers answers = asking.all();
            session.configurationFile().write(answers, session.clock(), invocation.has("force"));
            Optional<Path> ignored = session.configurationFile().keepOutOfGit();
            var view = new View(1, invocation.configuration().toString(), List.of(PASSWORD, TARGET));
            invocation.show(view, () -> "Configuration written: " + invocation.configuration());
            ignored.ifPresent(file -> invocation.say("Kept out of git by " + file));
            secrets(invocation, answers);
            if (asking.hasAsked()) {
                new ConnectionTrials(invocation).offer(asking.questions());
            }
        }
        invocation.next("discover --direct");
        return 0;
    }

    private static void secrets(Invocation invocation, Answers answers) {
        List<String> missing = Stream.of(
                        PASSWORD + "='the password of " + answers.username() + "'",
                        TARGET + "='mongodb://user:password@host:27017'")
                .filter(line -> !invocation.console().environment().containsKey(line.substring(0, line.indexOf('='))))
                .toList();
        if (missing.isEmpty() || invocation.isQuiet()) {
            return;
        }
        invocation.say("");
        invocation.say("Secrets stay out of it. Export before the next command:");
        invocation.say("");
        missing.forEach(line -> invocation.console().err().println("  export " + line));
    }
}
