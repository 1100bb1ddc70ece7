package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedCommandsTest {

    private static String shop = "";

    @TempDir
    Path directory;

    private Shell shell = new Shell(Path.of("reloquent.yaml"));

    @BeforeAll
    static void load() {
        shop = Servers.shop(0.01);
    }

    @BeforeEach
    void configure() {
        shell = new Shell(directory.resolve("reloquent.yaml"))
                .with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", "mongodb://127.0.0.1:1");
        shell.init(Servers.postgres().port(), shop, "postgres", "logged");
    }

    @Test
    void a_command_leaves_how_it_began_what_it_said_what_was_recorded_and_how_it_ended() throws IOException {
        assertThat(directory.resolve("logs"))
                .as("there was no workspace before it")
                .doesNotExist();
        Shell.Result result = shell.run("discover", "--count-budget", "1234567890");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(log())
                .containsPattern("INFO  \\d+ discover --count-budget --config by .*, Java .*reloquent\\.yaml\n")
                .containsPattern("INFO  \\d+ PostgreSQL .* shop_\\d+: \\d+ tables, \\d+ foreign keys\\.\n")
                .containsPattern("INFO  \\d+ Recorded: DISCOVER DONE in \\d+ ms, \\d+ tables")
                .containsPattern("INFO  \\d+ Ended with 0 after \\d+ ms\n$")
                .doesNotContain("1234567890")
                .doesNotContain("DEBUG");
    }

    @Test
    void a_fault_is_logged_with_what_to_do_and_where_it_happened_if_that_is_asked_for() throws IOException {
        Shell.Result result = shell.run("plan");
        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(log())
                .containsPattern("ERROR \\d+ The source's schema has not been read yet.*discover --direct")
                .contains("Ended with 5")
                .doesNotContain("at io.reloquent");
        shell.run("plan", "--verbose");
        assertThat(log())
                .containsPattern("DEBUG \\d+ It happened here:\n    io.reloquent.fault")
                .contains("    \tat io.reloquent.core");
    }

    @Test
    void what_needs_no_workspace_logs_nothing() {
        Path elsewhere = directory.resolve("elsewhere");
        Shell bare = new Shell(elsewhere.resolve("reloquent.yaml"));
        bare.run("status");
        bare.run("discover");
        bare.bare("completion", "bash");
        bare.bare("discover", "--help");
        assertThat(elsewhere.resolve("logs")).doesNotExist();
    }

    @Test
    void a_log_that_cannot_be_written_costs_a_warning() throws IOException {
        Path logs = Files.writeString(directory.resolve("logs"), "a file");
        Shell.Result result = shell.run("status");
        assertThat(result.err().replaceAll("\\s+", " "))
                .containsOnlyOnce(
                        "warning: Nothing is logged: " + logs + " cannot be written (" + logs + " is in the way).");
        assertThat(result.exitCode()).isZero();
    }

    private String log() throws IOException {
        return Files.readString(
                directory.resolve("logs").resolve("reloquent-" + LocalDate.now(ZoneId.systemDefault()) + ".log"));
    }
}
