package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real shells complete by the scripts; those that are not on this machine are left out.
class CompletionTest {

    @TempDir
    Path directory;

    @Test
    void bash_completes_commands_options_and_files() throws Exception {
        String script = script("bash");

        assertThat(bash(script, 1, "reloquent", "mi")).containsExactly("migrate");
        assertThat(bash(script, 2, "reloquent", "migrate", "--res")).containsExactly("--resume");
        assertThat(bash(script, 2, "reloquent", "migrate", "--")).contains("--on-failure", "--output", "--config");
        assertThat(bash(script, 2, "reloquent", "rollback", "--res")).isEmpty();
        assertThat(bash(script, 1, "reloquent", "conf")).containsExactly("config");
        assertThat(bash(script, 2, "reloquent", "config", "sh")).containsExactly("show");
        assertThat(bash(script, 3, "reloquent", "config", "validate", "--con"))
                .containsExactly("--connect", "--config");
        Files.writeString(directory.resolve("mapping.yaml"), "");
        assertThat(bash(script, 3, "reloquent", "design", "--import", "mapp")).containsExactly("mapping.yaml");
    }

    @Test
    void fish_completes_commands_and_options() throws Exception {
        String script = script("fish");
        if (Files.exists(Path.of("/usr/bin/fish"))) {
            String asked = script + "\ncomplete -C 'reloquent mig'\ncomplete -C 'reloquent migrate --on-f'\n"
                    + "complete -C 'reloquent config sh'\n";
            assertThat(run(List.of("/usr/bin/fish", "--no-config", "-c", asked)))
                    .anyMatch(line -> line.startsWith("migrate\t"))
                    .anyMatch(line -> line.startsWith("--on-failure\t"))
                    .anyMatch(line -> line.startsWith("show\t"));
        }
        assertThat(script.lines()).allMatch(line -> line.startsWith("complete -c reloquent "));
    }

    @Test
    void zsh_reads_its_script() throws Exception {
        String script = script("zsh");
        if (Files.exists(Path.of("/usr/bin/zsh"))) {
            Path file = Files.writeString(directory.resolve("_reloquent"), script);
            assertThat(run(List.of("/usr/bin/zsh", "-n", file.toString()))).isEmpty();
        }
        assertThat(script).startsWith("#compdef reloquent\n").contains("'migrate:load the documents'");
    }

    @Test
    void another_shell_is_refused() {
        Shell.Result result = new Shell(directory.resolve("reloquent.yaml")).bare("completion", "fisch");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("There is no script for the shell 'fisch'. Did you mean 'fish'?");
    }

    private String script(String shell) {
        Shell.Result result = new Shell(directory.resolve("reloquent.yaml")).bare("completion", shell);
        assertThat(result.exitCode()).isZero();
        return result.out();
    }

    private List<String> bash(String script, int at, String... words) throws Exception {
        String array = String.join(" ", words);
        String asked = script + "\nCOMP_WORDS=(" + array + "); COMP_CWORD=" + at
                + "; _reloquent; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return run(List.of("bash", "--norc", "-c", asked)).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
