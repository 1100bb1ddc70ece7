package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory.resolve("reloquent.yaml"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            discvoer                          | There is no command 'discvoer'. Did you mean 'discover'?
            xyzzy                             | There is no command 'xyzzy'.
            --quiet status                    | '--quiet' stands where a command should.
            status --outptu json              | 'status' has no option --outptu. Did you mean '--output'?
            status --frobnicate               | 'status' has no option --frobnicate.
            status -x                         | 'status' has no option -x.
            status extra                      | 'extra' is one argument too many.
            status --output                   | --output needs a value.
            status --output --quiet           | --output needs a value.
            status --output xml               | There is no output 'xml'.
            status --quiet=yes                | --quiet takes no value.
            status --quiet --quiet            | --quiet is given twice.
            config shwo                       | There is no command 'config shwo'. Did you mean 'config show'?
            conifg show                       | There is no command 'conifg'.
            config show extra                 | 'extra' is one argument too many.
            config show --set                 | --set needs a value.
            config validate --set a.b         | --set a.b: no value is said; write --set KEY=VALUE
            status --set source.prot=1        | --set source.prot: there is no such key; did you mean 'source.port'?
            select                            | Which tables is not said.
            select --all --tables a           | --all and --tables exclude each other.
            design --suggest --import a.yaml  | --suggest, --import, --export and --web exclude each other.
            design --together s.a,s.b         | --together, --apart and --naming are for a suggestion.
            design --suggest --together s.a   | --together is 's.a', which are not two tables.
            design --suggest --apart s.a,b    | --apart is 's.a,b', which are not two tables.
            design --suggest --apart s.a,s.a  | --apart is 's.a,s.a', which are not two tables.
            design --suggest --together s.a,s.b --apart s.b,s.a | s.a and s.b cannot be both together and apart.
            design --suggest --naming shouted | There is no naming 'shouted'.
            discover --count-budget soon      | --count-budget is 'soon', which is not a whole number.
            prepare --existing none           | There is no existing 'none'.
            validate --quick --samples 10     | --quick and --samples exclude each other.
            validate --samples none           | --samples is 'none', which is not a whole number.
            validate --samples 0              | --samples is 0.
            migrate --platform spark-locale   | There is no platform 'spark-locale'. Did you mean 'spark-local'?
            migrate --platform emr            | There is no platform 'emr'.
            migrate --on-failure retrie       | There is no decision 'retrie'. Did you mean 'retry'?
            migrate --platform                | --platform needs a value.
            init                              | --source-host is missing.
            init --source-host a --no-input   | --source-database is missing.
            demo --scale huge                 | --scale is 'huge'.
            demo --scale -1                   | --scale is '-1'.
            """)
    void a_mistake_is_named_and_ends_with_2(String line, String sentence) {
        Shell.Result result = shell.bare(line.split(" "));

        assertThat(result.err()).startsWith("error: " + sentence).doesNotContain("\tat ");
        assertThat(result.err().split("error:")).as("one error block").hasSize(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "config show",
        "config validate",
        "discover",
        "select --all",
        "design",
        "plan",
        "prepare",
        "migrate",
        "validate",
        "indexes",
        "rollback --confirm"
    })
    void a_command_without_a_configuration_says_how_to_write_one_and_makes_no_directory(String line) {
        Path nowhere = directory.resolve("nowhere");
        Shell.Result result = new Shell(nowhere.resolve("reloquent.yaml")).run(line.split(" "));

        assertThat(result.err())
                .startsWith("error: There is no configuration at")
                .contains("reloquent init");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void the_help_lists_every_command_in_80_columns() {
        Shell.Result result = shell.bare("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        for (var command : Wiring.commands(console())) {
            assertThat(result.out()).contains("\n  " + command.getName() + " ");
            Shell.Result own = shell.bare((command.getName() + " --help").split(" "));
            assertThat(own.exitCode()).isZero();
            command.getOptions().forEach(option -> assertThat(own.out()).contains("--" + option.longName()));
            assertThat(own.out().lines().mapToInt(String::length).max().orElse(0))
                    .as(command.getName())
                    .isLessThanOrEqualTo(80);
        }
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(result.out()).contains("be led through a migration");
    }

    @Test
    void the_first_of_two_words_lists_the_commands_that_begin_with_it() {
        Shell.Result result = shell.bare("config");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("reloquent config COMMAND", "\n  config show ", "\n  config validate ", "\n  config schema ");
        assertThat(shell.bare("config", "--help").out()).isEqualTo(result.out());
        assertThat(shell.bare("config", "show", "--help").out()).contains("reloquent config show --output json");
    }

    @Test
    void the_version_is_one_line() {
        assertThat(shell.bare("--version").out()).matches("reloquent \\S+\\R");
    }

    @Test
    void a_configuration_that_is_there_is_kept_unless_forced() {
        shell.init(5432, "shop", "reader", "shop");
        Shell.Result again = shell.run(
                "init",
                "--source-host",
                "a",
                "--source-database",
                "b",
                "--source-username",
                "c",
                "--target-database",
                "d");

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).startsWith("error: There is a configuration at");
        assertThat(configuration()).content().contains("database: shop");
    }

    @Test
    void a_new_configuration_names_what_to_export_and_stays_out_of_git() throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        shell.with("RELOQUENT_SOURCE_PASSWORD", "canary");
        Shell.Result result = shell.init(5432, "shop", "reader", "shop");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("Configuration written: " + configuration() + "\n");
        assertThat(result.err())
                .contains("Kept out of git by", "export RELOQUENT_TARGET_URI='mongodb://")
                .doesNotContain("export RELOQUENT_SOURCE_PASSWORD")
                .doesNotContain("canary");
        assertThat(directory.resolve(".gitignore")).content().startsWith("/reloquent.yaml\n/logs/\n");
        assertThat(shell.run("init", "--set", "source.host=a").err())
                .startsWith("error: --set says something in the place of a configuration; init writes one.");
    }

    @Test
    void the_configuration_is_found_by_option_then_variable_then_home() {
        assertThat(shell.bare("status", "--output", "json").out())
                .contains(directory.resolve(".reloquent").toString());
        shell.with("RELOQUENT_CONFIG", directory.resolve("other/reloquent.yaml").toString());
        assertThat(shell.bare("status", "--output", "json").out())
                .contains(directory.resolve("other").toString());
        assertThat(shell.run("status", "--output", "json").out()).contains("\"workspace\" : \"" + directory + "\"");
    }

    @Test
    void colours_appear_when_forced_and_then_only() {
        assertThat(shell.bare("status").out()).doesNotContain("\u001b");
        assertThat(shell.with("CLICOLOR_FORCE", "1").bare("status").out()).contains("\u001b[2m· open");
    }

    private Path configuration() {
        return directory.resolve("reloquent.yaml");
    }

    private static io.reloquent.shell.terminal.Console console() {
        return io.reloquent.shell.terminal.Console.ofThisProcess();
    }
}
