package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTypeMappingTest {

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void discover() {
        shell = new Shell(directory.resolve("reloquent.yaml"))
                .with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        shell.init(
                Servers.postgres().port(),
                Servers.shop(0.01),
                Servers.postgres().user(),
                "docs");
        assertThat(shell.run("discover").exitCode()).isZero();
    }

    @Test
    void it_shows_what_becomes_what_and_from_where() {
        Shell.Result result = shell.run("config", "type-mapping");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Source type", "default").doesNotContain("mapping.yaml");
        assertThat(result.out().lines()).anyMatch(line -> line.matches("varchar +\\d+ +string +default +or int32, .*"));
        assertThat(result.err())
                .contains("Kept in " + directory.resolve("type-mapping.yaml"), "Next: reloquent select");
        assertThat(shell.run("config", "type-mapping", "--output", "json").out())
                .contains("\"version\" : 1", "\"from\" : \"default\"", "\"losses\" : [");
    }

    @Test
    void a_type_is_changed_and_given_its_default_again() throws IOException {
        Shell.Result result = shell.run("config", "type-mapping", "--type", "timestamptz=string");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .anyMatch(line -> line.matches("timestamptz +\\d+ +string +type-mapping.yaml +or date, int64"));
        assertThat(types()).contains("  timestamptz: string\n");
        assertThat(shell.run("config", "type-mapping", "--reset").exitCode()).isZero();
        assertThat(types()).contains("  timestamptz: date\n");
    }

    @Test
    void a_column_is_changed_in_the_design_and_given_back_to_its_type() throws IOException {
        String before = types();
        assertThat(shell.run(
                                "config",
                                "type-mapping",
                                "--type",
                                "numeric=string",
                                "--column",
                                "shop.orders.total=double")
                        .exitCode())
                .as("there is no design yet")
                .isEqualTo(5);
        assertThat(types()).as("all of it, or nothing").isEqualTo(before);
        shell.run("select", "--all");
        shell.run("design", "--suggest");
        Shell.Result result = shell.run("config", "type-mapping", "--column", "shop.orders.total=double");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .anyMatch(line -> line.matches("shop.orders.total numeric.* 1 +double +mapping.yaml +or .*"));
        assertThat(mapping()).contains("type: double");
        assertThat(shell.run("config", "type-mapping", "--column", "shop.orders.total=")
                        .exitCode())
                .isZero();
        assertThat(mapping()).doesNotContain("type: double");
    }

    @Test
    void what_cannot_be_is_named_at_once_and_nothing_is_changed() throws IOException {
        String before = types();
        Shell.Result result =
                shell.run("config", "type-mapping", "--type", "txet=int32", "--type", "timestamptz=uuid", "--reset");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("""
                error: txet: the source uses no such type; did you mean 'text'?
                timestamptz: it cannot become uuid; choose one of date, int64, string
                """.stripTrailing());
        assertThat(types()).isEqualTo(before);
        assertThat(error("--type", "text=strnig"))
                .startsWith("error: There is no type 'strnig'. Did you mean 'string'?");
        assertThat(error("--type", "text"))
                .startsWith("error: --type is 'text', which does not say what becomes what.");
        assertThat(error("--column", "shop.orders.totl=double")).contains("did you mean 'shop.orders.total'?");
        assertThat(error("--column", "shop.orders.total=uuid"))
                .contains("cannot become uuid; choose one of decimal128");
    }

    private String error(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "config";
        words[1] = "type-mapping";
        System.arraycopy(options, 0, words, 2, options.length);
        Shell.Result result = shell.run(words);
        assertThat(result.exitCode()).isEqualTo(2);
        return result.err();
    }

    private String types() throws IOException {
        return Files.readString(directory.resolve("type-mapping.yaml"));
    }

    private String mapping() throws IOException {
        return Files.readString(directory.resolve("mapping.yaml"));
    }
}
