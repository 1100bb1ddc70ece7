package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.port.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkspaceLockTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory = Path.of("");

    private WorkspaceDirectory workspace = new WorkspaceDirectory(directory, NOON);

    @BeforeEach
    void open() {
        workspace = new WorkspaceDirectory(directory, NOON);
    }

    @Test
    void the_same_process_cannot_hold_it_twice() throws Exception {
        Workspace.Lock lock = workspace.lock();
        String message = refusal();
        assertThat(message)
                .isEqualTo("Another Reloquent instance is running (PID %d, since 2026-01-02 12:00:00 UTC)."
                                .formatted(ProcessHandle.current().pid())
                        + " Only one migration can run at a time.");
        try (var other = new Other(directory)) {
            assertThat(other.takes())
                    .as("a refused attempt here lets no other process in")
                    .isEqualTo(message);
        }
        lock.close();
        lock.close();
        workspace.lock().close();
    }

    @Test
    void another_process_keeps_this_one_out_until_it_ends() throws Exception {
        try (var other = new Other(directory)) {
            assertThat(other.takes()).isEqualTo("held");
            assertThat(refusal())
                    .matches("Another Reloquent instance is running \\(PID " + other.process.pid()
                            + ", since 20..-..-.. ..:..:.. UTC\\)\\. Only one migration can run at a time\\.");
        }
        workspace.lock().close();
    }

    @Test
    void who_asks_is_told_what_is_underway_here_and_in_another_process() throws Exception {
        assertThat(workspace.underway()).isEmpty();
        try (var lock = workspace.lock(Step.PREPARE)) {
            assertThat(workspace.underway()).contains(Step.PREPARE);
            try (var other = new Other(directory)) {
                assertThat(other.takes())
                        .as("asking lets nobody in, though it reads the file " + lock)
                        .startsWith("Another");
            }
        }
        try (var lock = workspace.lock()) {
            assertThat(workspace.underway()).as("no step " + lock).isEmpty();
        }
        try (var other = new Other(directory)) {
            assertThat(other.takes()).isEqualTo("held");
            assertThat(workspace.underway()).contains(Step.MIGRATE);
            assertThat(refusal()).as("it is still held").contains("PID " + other.process.pid());
            other.process.destroyForcibly().waitFor();
        }
        assertThat(directory.resolve("reloquent.lock")).isNotEmptyFile();
        assertThat(workspace.underway()).as("it was killed").isEmpty();
        assertThat(directory.resolve("reloquent.lock")).isEmptyFile();
    }

    @Test
    void what_a_killed_process_left_is_taken_over() throws Exception {
        try (var other = new Other(directory)) {
            assertThat(other.takes()).isEqualTo("held");
            other.process.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(directory.resolve("reloquent.lock"))).startsWith("pid: ");
        workspace.lock().close();
        assertThat(directory.resolve("reloquent.lock")).isEmptyFile();
    }

    @Test
    void of_two_processes_one_gets_it_each_time() throws Exception {
        int firstWins = 0;
        try (var first = new Other(directory);
                var second = new Other(directory)) {
            for (int round = 0; round < 100; round++) {
                (round % 2 == 0 ? first : second).say("take");
                (round % 2 == 0 ? second : first).say("take");
                List<String> answers = List.of(first.answer(), second.answer());
                assertThat(answers).as("round " + round).containsOnlyOnce("held");
                boolean firstWon = answers.getFirst().equals("held");
                Other winner = firstWon ? first : second;
                assertThat(answers.get(firstWon ? 1 : 0))
                        .startsWith("Another Reloquent instance is running")
                        .containsAnyOf("(PID " + winner.process.pid(), "running. Only");
                firstWins += firstWon ? 1 : 0;
                first.say("free");
                second.say("free");
                assertThat(List.of(first.answer(), second.answer())).containsOnly("free");
            }
        }
        assertThat(firstWins).as("it was a race").isBetween(1, 99);
    }

    @Test
    void of_many_threads_one_gets_it() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            attempts.add(() -> {
                try (var lock = workspace.lock()) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    return lock != null;
                } catch (YoursToFix e) {
                    return false;
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(attempts)).anyMatch(f -> f.resultNow());
        }
        assertThat(most).hasValue(1);
    }

    private String refusal() {
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, () -> workspace.lock());
        assertThat(fault).as("a refusal").isNotNull();
        assertThat(fault.next()).isEqualTo("Wait until it is done, or stop it, then run the command again.");
        return fault.getMessage();
    }

    /// A second JVM that tries to take the lock.
    private static final class Other implements AutoCloseable {

        private final Process process;
        private final BufferedReader output;
        private final Writer input;

        Other(Path directory) throws IOException {
            String java = ProcessHandle.current().info().command().orElse("java");
            process = new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockHolder.class.getName(),
                            directory.toString())
                    .redirectErrorStream(true)
                    .start();
            output = process.inputReader(StandardCharsets.UTF_8);
            input = process.outputWriter(StandardCharsets.UTF_8);
        }

        String takes() throws IOException {
            say("take");
            return answer();
        }

        void say(String line) throws IOException {
            input.write(line + "\n");
            input.flush();
        }

        String answer() throws IOException {
            return String.valueOf(output.readLine());
        }

        @Override
        public void close() throws IOException, InterruptedException {
            input.close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
