package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.local.workspace.ConfigurationSchema;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandsTest {

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory.resolve("reloquent.yaml"));
    }

    @Test
    void show_gives_each_value_with_its_origin_and_no_secret() {
        shell.init(5432, "shop", "reader", "docs");
        shell.with("RELOQUENT_TARGET_URI", "mongodb://me:canary@localhost:1")
                .with("RELOQUENT_SOURCE_PASSWORD", "canary");
        shell.with("RELOQUENT_SOURCE_PORT", "5433");
        Shell.Result result = shell.run("config", "show", "--set", "source.max_connections=4");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("""
                Key                              Value                        From
                """);
        assertThat(result.out().lines())
                .contains(
                        "source.port                      5433                         RELOQUENT_SOURCE_PORT",
                        "source.password                  ****                         RELOQUENT_SOURCE_PASSWORD",
                        "source.max_connections           4                            --set source.max_connections",
                        "source.max_megabytes_per_second  –                            default",
                        "target.connection_string         ${ENV:RELOQUENT_TARGET_URI}  reloquent.yaml:18",
                        "logging.retention_days           30                           default");
        assertThat(result.err()).contains("The file is " + shell.configuration).doesNotContain("warning");
        assertThat(result.out() + result.err()).doesNotContain("canary");
        Shell.Result json = shell.run("config", "show", "--output", "json");
        assertThat(json.out()).startsWith("""
                {
                  "version" : 1,
                  "file" : "%s",
                  "settings" : [ {
                    "key" : "source.type",
                    "value" : "postgresql",
                    "from" : "reloquent.yaml:6"
                """.formatted(shell.configuration).stripTrailing());
    }

    @Test
    void several_workspaces_know_nothing_of_each_other() {
        shell.init(5432, "shop", "reader", "docs");
        Path other = directory.resolve("two words");
        Shell.Result written = shell.bare(
                "init",
                "--workspace",
                other.toString(),
                "--source-host",
                "h",
                "--source-database",
                "other",
                "--source-username",
                "u",
                "--target-database",
                "t");
        assertThat(written.err()).contains("Next: reloquent discover --direct --workspace '" + other + "'");

        assertThat(shell.bare("config", "show", "--workspace", other.toString()).out())
                .contains("source.database                  other ");
        assertThat(shell.run("config", "show").out()).contains("source.database                  shop ");

        Shell.Result both = shell.run("status", "--workspace", other.toString());
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).startsWith("error: --config and --workspace exclude each other.");
    }

    @Test
    void show_needs_neither_secrets_nor_sense() {
        shell.init(5432, "shop", "reader", "docs");
        Shell.Result result = shell.run("config", "show", "--set", "source.port=x");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("source.port                      x ");
        assertThat(result.err())
                .contains("warning: This configuration has problems.")
                .contains("Next: reloquent config validate --config " + shell.configuration + " --set source.port=x");
    }

    @Test
    void validate_names_every_problem_and_ends_with_2() {
        shell.init(5432, "shop", "reader", "docs");
        shell.with("RELOQUENT_SOURCE_PASSWORD", "canary");
        String[] line = {"config", "validate", "--set", "source.port=x", "--output", "table"};
        Shell.Result result = shell.run(line);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("""
                error: reloquent.yaml:18: the environment variable RELOQUENT_TARGET_URI is not set; set it, or name another
                --set source.port: 'port' is 'x'; write a whole number from 1 to 65535
                Correct what is named above and run the command again.
                """.stripTrailing());
        line[5] = "json";
        Shell.Result json = shell.run(line);
        assertThat(json.exitCode()).isEqualTo(2);
        assertThat(json.out()).contains("\"valid\" : false", "\"problems\" : [ \"reloquent.yaml:18: the environment");
    }

    @Test
    void validate_says_that_all_is_well_and_what_is_unwise() throws IOException {
        shell.init(5432, "shop", "reader", "docs");
        shell.with("RELOQUENT_TARGET_URI", "mongodb://localhost:1").with("RELOQUENT_SOURCE_HOTS", "x");
        Files.writeString(
                shell.configuration,
                Files.readString(shell.configuration).replace("${ENV:RELOQUENT_SOURCE_PASSWORD}", "canary"));
        Shell.Result result = shell.run("config", "validate");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("The configuration is valid.\n");
        assertThat(result.err())
                .contains("the password is in plain text", "RELOQUENT_SOURCE_HOTS is not known")
                .doesNotContain("canary");
        assertThat(shell.run("config", "validate", "--output", "json").out())
                .contains("\"valid\" : true", "\"warnings\" : [ \"reloquent.yaml:");
    }

    @Test
    void validate_opens_both_databases_if_asked_to() throws Exception {
        String shop = Servers.shop(0.01);
        String role = Servers.freshName("reader");
        Servers.postgres().createRole(role, "right".toCharArray());
        shell.init(Servers.postgres().port(), shop, role, "docs");
        shell.with("RELOQUENT_TARGET_URI", Servers.mongod().uri()).with("RELOQUENT_SOURCE_PASSWORD", "right");
        Shell.Result result = shell.run("config", "validate", "--connect");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("The configuration is valid.\n  Source  PostgreSQL 1")
                .contains("at 127.0.0.1:" + Servers.postgres().port() + "/" + shop)
                .contains("\n  Target  MongoDB 6.");
        shell.with("RELOQUENT_SOURCE_PASSWORD", "canary");
        Shell.Result refused = shell.run("config", "validate", "--connect");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("refused the password").doesNotContain("canary");
    }

    @Test
    void the_schema_is_printed_without_a_configuration() {
        assertThat(shell.bare("config", "schema").out()).isEqualTo(ConfigurationSchema.text());
        assertThat(shell.bare("config", "schema", "--output", "yaml").out()).contains("title: \"reloquent.yaml\"");
    }

    @Test
    void a_migration_can_be_configured_by_variables_alone() {
        String shop = Servers.shop(0.01);
        shell.with("RELOQUENT_SOURCE_HOST", "127.0.0.1")
                .with("RELOQUENT_SOURCE_PORT", String.valueOf(Servers.postgres().port()))
                .with("RELOQUENT_SOURCE_USERNAME", Servers.postgres().user())
                .with("RELOQUENT_SOURCE_DATABASE", "nowhere")
                .with("RELOQUENT_TARGET_CONNECTION_STRING", Servers.mongod().uri())
                .with("RELOQUENT_TARGET_DATABASE", "docs");
        Shell.Result result = shell.run("discover", "--set", "source.database=" + shop);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("Next: reloquent select --all", "--set source.database=" + shop);
    }
}
