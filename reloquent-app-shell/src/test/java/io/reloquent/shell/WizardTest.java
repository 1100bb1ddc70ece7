package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Pty;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The wizard in a real terminal, on real databases.
class WizardTest {

    private static final int COLUMNS = 80;
    private static final int LINES = 24;

    @TempDir
    Path directory;

    private final String target = Servers.freshName("wizard");
    private final Map<String, String> secrets = Map.of(
            "RELOQUENT_SOURCE_PASSWORD",
            "",
            "RELOQUENT_TARGET_URI",
            Servers.mongod().uri());

    @Test
    void leads_from_nothing_to_production_though_it_is_killed_at_every_step() throws IOException {
        try (Pty wizard = start(Map.of())) {
            wizard.waitFor("Where?").type(Pty.ENTER);
            wizard.waitFor("Step 1 of 13: Source database").waitFor("PostgreSQL host");
            answerSource(wizard, Servers.shop(0.05));
            wizard.waitFor("Password of the source's user:").type("in-no-file" + Pty.ENTER);
            wizard.waitFor("Step 2 of 13").waitFor("Connection string");
            assertThat(wizard.shown()).doesNotContain("in-no-file");
            wizard.kill();
        }
        try (Pty wizard = start(Map.of())) {
            wizard.waitFor("You are at: Step 3 of 13").type("another" + Pty.ENTER);
            wizard.waitFor("Which step?").type("target" + Pty.ENTER);
            wizard.waitFor("Step 2 of 13")
                    .waitFor("Password of the source's user:")
                    .type(Pty.ENTER);
            wizard.waitFor("Connection string").type("mongodb://" + Pty.ENTER);
            wizard.waitFor("MongoDB database to write").type(target + Pty.ENTER);
            wizard.waitFor("The target does not answer").type("connection" + Pty.ENTER);
            wizard.waitFor("Connection string").type(Servers.mongod().uri() + Pty.ENTER);
            wizard.waitFor("Connected: MongoDB").waitFor("Step 3 of 13");
            wizard.kill();
            assertThat(wizard.shown()).doesNotContain(Servers.mongod().uri());
        }
        resumed("Step 3 of 13", wizard -> wizard.waitFor("Step 4 of 13").waitFor("Which tables take part? "));
        resumed("Step 4 of 13", wizard -> {
            wizard.waitFor("17 of 18 tables").type("audit").waitFor("audit_log").type(" ");
            wizard.waitFor("16 of 18 tables")
                    .type(" ")
                    .waitFor("17 of 18 tables")
                    .type(Pty.ENTER);
            wizard.waitFor("Step 5 of 13").waitFor("How are documents to be designed?");
        });
        resumed("Step 5 of 13", wizard -> {
            wizard.waitFor("How are documents").type(Pty.ENTER).waitFor("└─").waitFor("What about this design?");
            wizard.type(Pty.ENTER).waitFor("Step 6 of 13").waitFor("What about these types?");
        });
        resumed("Step 6 of 13", wizard -> {
            wizard.waitFor("timestamptz").waitFor("What about these types?").type(Pty.ENTER);
            wizard.waitFor("Step 7 of 13").waitFor("How long will it take");
        });
        resumed("Step 7 of 13", wizard -> {
            wizard.waitFor("How long will it take").type(Pty.ENTER).waitFor("sizing-plan.yaml");
            wizard.waitFor("Go on").type(Pty.ENTER).waitFor("Step 8 of 13").waitFor("Set the target up so?");
        });
        resumed("Step 8 of 13", wizard -> {
            wizard.waitFor("Set the target up so?").type(Pty.ENTER).waitFor("steps taken");
            wizard.waitFor("Step 9 of 13").waitFor("POINT OF NO RETURN").waitFor("Start the migration?");
        });
        resumed("Step 9 of 13", wizard -> {
            wizard.waitFor("Start the migration?")
                    .type(Pty.ENTER)
                    .waitFor("The plan")
                    .waitFor("crm.customers");
            wizard.type("q").waitFor("Start the migration?").type("pyspark" + Pty.ENTER);
            wizard.waitFor("migration.py").waitFor("lines 1 to 21 of").type(Pty.ESCAPE);
            wizard.waitFor("Start the migration?").type(Pty.DOWN).type(Pty.DOWN).type(Pty.ENTER);
            wizard.waitFor("Step 10 of 13").waitFor("documents from").waitFor("Step 11 of 13");
        });
        resumed("Step 11 of 13", wizard -> {
            wizard.waitFor("How are documents to be compared?").type(Pty.ENTER).waitFor("0 mismatches");
            wizard.waitFor("Step 12 of 13");
        });
        try (Pty wizard = start(secrets)) {
            wizard.waitFor("You are at: Step 12 of 13").type(Pty.ENTER);
            wizard.waitFor("Step 13 of 13").waitFor("READY FOR PRODUCTION").waitFor("Next steps:");
            assertThat(wizard.exitCode()).isZero();
        }
        try (Pty wizard = start(secrets)) {
            wizard.waitFor("READY FOR PRODUCTION");
            assertThat(wizard.exitCode()).isZero();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("in-no-file"));
        }
    }

    @Test
    void escape_goes_back_to_the_first_step_and_not_behind_the_load() throws IOException {
        Shell shell = new Shell(directory.resolve("reloquent.yaml"));
        secrets.forEach(shell::with);
        shell.init(Servers.postgres().port(), Servers.shop(0.02), "postgres", target);
        for (String line : List.of("discover", "select --all", "design --suggest", "plan", "estimate", "prepare")) {
            assertThat(shell.run(line.split(" ")).exitCode()).as(line).isZero();
        }
        try (Pty wizard = start(secrets)) {
            wizard.waitFor("You are at: Step 9 of 13").type(Pty.ENTER);
            for (String question : List.of(
                    "Start the migration?",
                    "The target is set up: ",
                    "How long will it take",
                    "What about these types?",
                    "What about this design?",
                    "Which tables take part?",
                    "The schema is read already: ",
                    "MongoDB database to write",
                    "The source is ")) {
                wizard.waitFor(question).waitFor("Esc goes back").type(Pty.ESCAPE);
            }
            wizard.waitFor("This is the first step.").waitFor("The source is ").type(Pty.CTRL_C);
            wizard.waitFor("Everything so far is kept in").waitFor("reloquent migrate");
            assertThat(wizard.exitCode()).isEqualTo(130);
        }
        assertThat(shell.run("migrate").exitCode()).isZero();
        try (Pty wizard = start(secrets)) {
            wizard.waitFor("You are at: Step 11 of 13").type(Pty.ENTER);
            wizard.waitFor("How are documents to be compared?").type(Pty.ESCAPE);
            wizard.waitFor("There is no way back from here").waitFor("rollback");
            wizard.waitFor("How are documents to be compared?").type(Pty.CTRL_D);
            assertThat(wizard.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void a_dumb_terminal_gets_plain_lines_that_answer_the_same() throws IOException {
        try (Pty wizard = start(Map.of(
                "TERM",
                "dumb",
                "RELOQUENT_TARGET_URI",
                Servers.mongod().uri(),
                "LANG",
                "C",
                "PYTHONCOERCECLOCALE",
                "0"))) {
            wizard.waitFor("2 Go on in the browser").waitFor("Number").type("1\r");
            wizard.waitFor("PostgreSQL host [localhost]:").type("nowhere\r");
            wizard.waitFor("Port [5432]:").type("<\r").waitFor("PostgreSQL host [nowhere]:");
            answerSource(wizard, Servers.shop(0.02));
            wizard.waitFor("Password of the source's user (not shown):").type("in-no-file\r");
            wizard.waitFor("MongoDB database to write").type(target + "\r");
            wizard.waitFor("Numbers or names to switch").type("shop.audit_log 1\r");
            wizard.waitFor("15 of 18 tables").type("all\r").waitFor("18 of 18 tables");
            wizard.waitFor("Numbers or names to switch").type(Pty.CTRL_C);
            assertThat(wizard.exitCode()).isEqualTo(130);
            assertThat(wizard.shown()).doesNotContain("\u001b", "═", "in-no-file");
        }
    }

    @Test
    void refuses_without_a_terminal_and_names_the_commands() throws IOException {
        Shell.Result alone = new Shell(directory.resolve("reloquent.yaml")).bare();
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.out()).isEmpty();
        assertThat(alone.err()).contains("nobody can be asked", "init, discover, select --all", "--help");
        try (Pty wizard = start(Map.of(), "--no-input")) {
            wizard.waitFor("nobody can be asked here");
            assertThat(wizard.exitCode()).isEqualTo(2);
        }
    }

    private static void answerSource(Pty wizard, String database) {
        wizard.type("127.0.0.1" + Pty.ENTER).waitFor("Port");
        wizard.type(Servers.postgres().port() + Pty.ENTER).waitFor("Database");
        wizard.type(database + Pty.ENTER).waitFor("User who reads it");
        wizard.type("postgres" + Pty.ENTER).waitFor("Schemas").type(Pty.ENTER);
        wizard.waitFor("Encrypt the connection").type(Pty.ENTER);
    }

    /// What a person does after the program was killed.
    private interface Visit {
        void at(Pty wizard);
    }

    private void resumed(String step, Visit visit) throws IOException {
        try (Pty wizard = start(secrets)) {
            wizard.waitFor("You are at: " + step).type(Pty.ENTER).waitFor(step);
            visit.at(wizard);
            wizard.kill();
            assertThat(wizard.lines()).allMatch(line -> line.length() <= COLUMNS);
        }
    }

    private Pty start(Map<String, String> environment, String... words) throws IOException {
        return Terminal.start(
                environment,
                COLUMNS,
                LINES,
                Stream.concat(
                                Stream.of(
                                        "wizard",
                                        "--config",
                                        directory.resolve("reloquent.yaml").toString()),
                                Stream.of(words))
                        .toArray(String[]::new));
    }
}
