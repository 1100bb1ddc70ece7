package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Pty;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The interactive shell in a real terminal.
class ShellPromptTest {

    @TempDir
    Path directory;

    private final Map<String, String> secrets = Map.of(
            "RELOQUENT_SOURCE_PASSWORD",
            "",
            "RELOQUENT_TARGET_URI",
            Servers.mongod().uri());

    @Test
    void completes_commands_options_values_tables_and_collections_and_remembers_lines() throws IOException {
        planned(0.02);
        try (Pty shell = start()) {
            shell.waitFor("Ctrl-D leaves").waitFor("reloquent>");
            shell.type("stat" + Pty.TAB).waitFor("status").type(Pty.ENTER).waitFor("✓ done");
            shell.waitFor("reloquent>").type("preview warehou" + Pty.TAB).waitFor("preview warehouses");
            shell.type("--ro" + Pty.TAB).waitFor("--rows").type("1" + Pty.ENTER).waitFor("\"_id\"");
            shell.waitFor("reloquent>").type("select --tables crm.addresses,crm.countr" + Pty.TAB);
            shell.waitFor("crm.addresses,crm.countries").type(Pty.CTRL_C).waitFor("reloquent>");
            shell.type("status --output y" + Pty.TAB).waitFor("--output yaml").type(Pty.CTRL_C);
            shell.waitFor("reloquent>").type("frobnicate" + Pty.ENTER).waitFor("There is no command 'frobnicate'");
            shell.waitFor("exit code 2").waitFor("reloquent>");
            shell.type("help plan" + Pty.ENTER).waitFor("--data-budget").waitFor("reloquent>");
            shell.type("shell" + Pty.ENTER).waitFor("You are in the shell.").waitFor("reloquent>");
            shell.type(Pty.CTRL_D);
            assertThat(shell.exitCode()).isZero();
        }
        Path history = directory.resolve(".reloquent/shell-history");
        assertThat(history).content().contains("preview warehouses --rows 1", "frobnicate");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        try (Pty shell = start()) {
            shell.waitFor("reloquent>")
                    .type(Pty.CTRL_P + Pty.CTRL_P)
                    .waitFor("help plan")
                    .type(Pty.CTRL_C);
            shell.waitFor("reloquent>").type("exit" + Pty.ENTER);
            assertThat(shell.exitCode()).isZero();
        }
    }

    @Test
    void tables_are_picked_where_no_option_names_them() throws IOException {
        planned(0.02);
        try (Pty shell = start()) {
            shell.waitFor("reloquent>").type("select" + Pty.ENTER).waitFor("Which tables take part?");
            shell.type("audit")
                    .waitFor("audit_")
                    .type(" ")
                    .waitFor("16 of 18 tables")
                    .type(Pty.ENTER);
            shell.waitFor("16 tables chosen").waitFor("reloquent>");
            shell.type("select" + Pty.ENTER).waitFor("16 of 18 tables").type(Pty.CTRL_C);
            shell.waitFor("Interrupted: nothing was chosen.")
                    .waitFor("exit code 130")
                    .waitFor("reloquent>");
            shell.type(Pty.CTRL_D);
            assertThat(shell.exitCode()).isZero();
        }
        assertThat(directory.resolve("selection.yaml")).content().doesNotContain("audit_log");
    }

    @Test
    void ctrl_c_ends_the_running_command_and_not_the_shell() throws IOException {
        planned(2);
        try (Pty shell = start()) {
            shell.waitFor("reloquent>")
                    .type("migrate" + Pty.ENTER)
                    .waitFor("docs")
                    .type(Pty.CTRL_C);
            shell.waitFor("Interrupted: ")
                    .waitFor("--resume")
                    .waitFor("exit code 130")
                    .waitFor("reloquent>");
            shell.type("status" + Pty.ENTER).waitFor("✗ trouble").waitFor("reloquent>");
            shell.type("migrate" + Pty.ENTER)
                    .waitFor("rows/s")
                    .waitFor("reloquent>")
                    .type(Pty.CTRL_D);
            assertThat(shell.exitCode()).isZero();
            assertThat(shell.shown()).doesNotContain("defect");
        }
    }

    @Test
    void refuses_without_a_terminal() {
        Shell.Result alone = new Shell(directory.resolve("reloquent.yaml")).run("shell");
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("In a script, call the program once for each command");
    }

    private void planned(double scale) {
        Shell shell = new Shell(directory.resolve("reloquent.yaml"));
        secrets.forEach(shell::with);
        shell.init(Servers.postgres().port(), Servers.shop(scale), "postgres", Servers.freshName("prompt"));
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            assertThat(shell.run(line.split(" ")).exitCode()).as(line).isZero();
        }
    }

    private Pty start() throws IOException {
        return Terminal.start(
                secrets,
                100,
                30,
                "shell",
                "--config",
                directory.resolve("reloquent.yaml").toString());
    }
}
