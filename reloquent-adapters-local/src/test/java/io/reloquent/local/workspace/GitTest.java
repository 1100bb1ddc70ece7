package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {

    @TempDir
    Path tree;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Path directory = Files.createDirectories(tree.resolve("deep/er"));
        file = Files.writeString(directory.resolve("reloquent.yaml"), """
                version: 1
                source: {host: h, database: d, username: u, password: hunter2}
                target: {connection_string: "mongodb://m:1", database: d}
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_password_that_git_can_see_is_warned_of_with_what_to_run() throws Exception {
        assertThat(warnings()).as("no work tree").hasSize(1);
        git("init", "-q");
        assertThat(warnings()).hasSize(2);
        String second = warnings().get(1);
        assertThat(second)
                .startsWith(file + " holds a password and lies in a git work tree that does not ignore it; run: echo ");
        assertThat(new ProcessBuilder("sh", "-c", second.substring(second.indexOf("run: ") + 5))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(warnings()).as("it is ignored").hasSize(1);
        git("add", "-f", file.toString());
        String tracked = warnings().get(1);
        assertThat(tracked).contains("git keeps every version of it; change the password, and run: git -C ");
        assertThat(new ProcessBuilder("sh", "-c", tracked.substring(tracked.indexOf("run: ") + 5))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(warnings()).as("it is no longer tracked").hasSize(1);
        assertThat(file).exists();
    }

    @Test
    void what_belongs_to_one_machine_is_kept_out_of_git_once() throws Exception {
        var configuration = new ConfigurationFile(file, Map.of(), connection -> List.of(), reference -> "");
        Path ignore = file.resolveSibling(".gitignore");
        assertThat(configuration.keepOutOfGit()).as("no work tree").isEmpty();
        assertThat(ignore).doesNotExist();
        git("init", "-q");
        Files.writeString(ignore, "*.o\nlogs\n# ours");
        assertThat(configuration.keepOutOfGit()).contains(ignore);
        assertThat(ignore).content().isEqualTo("""
                *.o
                logs
                # ours
                /reloquent.yaml
                /state.yaml
                /history.jsonl
                /reloquent.lock
                /.reloquent/
                /*.previous
                """);
        assertThat(configuration.keepOutOfGit()).as("nothing is missing").isEmpty();
        assertThat(GitWorkTree.around(file).orElseThrow().ignores(file)).isTrue();
    }

    private List<String> warnings() {
        return new ConfigurationFile(file, Map.of(), connection -> List.of("m:1"), reference -> "")
                .read()
                .warnings();
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", tree.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        assertThat(builder.start().waitFor()).isZero();
    }
}
