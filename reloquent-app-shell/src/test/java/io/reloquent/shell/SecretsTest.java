package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String CANARY = "c4n4ry-9f2e";

    @TempDir
    Path directory;

    @Test
    void no_password_is_in_any_output_or_any_file() throws Exception {
        String shop = Servers.shop(0.01);
        String role = Servers.freshName("reader");
        Servers.postgres().createRole(role, CANARY.toCharArray());
        grant(shop, role);
        try (var mongod =
                SandboxMongod.startWithAccessControl(directory.resolve("server"), "writer", CANARY.toCharArray())) {
            String uri = "mongodb://writer:%s@127.0.0.1:%d/?authSource=admin".formatted(CANARY, mongod.port());
            Path workspace = Files.createDirectory(directory.resolve("workspace"));
            Shell shell = new Shell(workspace.resolve("reloquent.yaml"))
                    .with("RELOQUENT_SOURCE_PASSWORD", CANARY)
                    .with("RELOQUENT_TARGET_URI", uri);
            shell.init(Servers.postgres().port(), shop, role, "shop");
            for (String line : new String[] {
                "discover --verbose",
                "select --all",
                "design --suggest",
                "plan",
                "migrate",
                "validate",
                "indexes",
                "migrate --verbose",
                "status --output json",
                "rollback --confirm"
            }) {
                Shell.Result result = shell.run(line.split(" "));
                assertThat(result.out() + result.err()).as(line).doesNotContain(CANARY);
                assertThat(result.exitCode()).as(line + result.err()).isIn(0, 2);
            }
            shell.with("RELOQUENT_TARGET_URI", uri.replace("@127", "@@127"));
            assertThat(shell.run("migrate", "--verbose").err())
                    .contains("error: ", "\tat ")
                    .doesNotContain(CANARY);
            nothingIn(workspace);
        }
    }

    private static void nothingIn(Path workspace) throws IOException {
        try (var files = Files.walk(workspace)) {
            var regular = files.filter(Files::isRegularFile).toList();
            assertThat(regular).hasSizeGreaterThan(6);
            for (Path file : regular) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(CANARY);
            }
        }
    }

    private static void grant(String database, String role) throws SQLException {
        try (var connection = Servers.postgres().connect(database);
                var statement = connection.createStatement()) {
            for (String schema : new String[] {"crm", "shop"}) {
                statement.execute("grant usage on schema " + schema + " to " + role);
                statement.execute("grant select on all tables in schema " + schema + " to " + role);
            }
        }
    }
}
