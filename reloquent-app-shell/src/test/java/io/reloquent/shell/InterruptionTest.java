package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/// What a process does when it is told to end.
class InterruptionTest {

    private static final long SECONDS = 60;

    @TempDir
    Path directory;

    private final String target = Servers.freshName("interrupted");

    @Test
    void ctrl_c_during_migrate_ends_with_130_and_the_next_run_ends_as_if_nothing_had_been() throws Exception {
        Shell shell = planned();
        Process process = process("migrate");
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            waitForDocuments(client, process);
        }
        assertThat(process.info().arguments().map(List::of).orElse(List.of()))
                .as("arguments hold no address of the target")
                .noneMatch(argument -> argument.contains("mongodb://"));
        signal(process, "INT");

        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(directory.resolve("err"))
                .content()
                .contains("Interrupted: ", "reloquent migrate", "--resume")
                .doesNotContain("\tat ")
                .doesNotContain("error:");
        assertThat(shell.run("status").out()).contains("✗ trouble").contains("interrupted");

        assertThat(shell.run("migrate").exitCode()).isZero();
        assertThat(shell.run("validate").exitCode()).isZero();
    }

    private Shell planned() {
        Shell shell = new Shell(directory.resolve("reloquent.yaml"))
                .with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        shell.init(Servers.postgres().port(), Servers.shop(2), "postgres", target);
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            assertThat(shell.run(line.split(" ")).exitCode()).isZero();
        }
        return shell;
    }

    private Process process(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ReloquentShell.class.getName(),
                command));
        words.addAll(List.of("--config", directory.resolve("reloquent.yaml").toString()));
        var builder = new ProcessBuilder(words)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().put("RELOQUENT_SOURCE_PASSWORD", "");
        builder.environment().put("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        return builder.start();
    }

    private void waitForDocuments(MongoClient client, Process process) throws IOException, InterruptedException {
        var orders = client.getDatabase(target).getCollection("orders");
        Long documents = 0L;
        for (int i = 0; i < 600 && documents != null && documents == 0; i++) {
            assertThat(process.isAlive())
                    .as(Files.readString(directory.resolve("err")))
                    .isTrue();
            documents = Mono.from(orders.estimatedDocumentCount()).block();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
