package io.reloquent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Pty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `demo --web`, from its start to the end of all that it has started.
class DemoInBrowserTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void nothing_is_left_running_after_a_signal(String signal) throws Exception {
        var desk = new Desk(directory.resolve("bin"), Map.of());
        try (Child demo = desk.background(words())) {
            demo.line(line -> line.contains("Ctrl-C ends it."), LIMIT);
            nothingIsLeftOf(demo, signal, desk);
        }
    }

    private void nothingIsLeftOf(Child demo, String signal, Desk desk) throws Exception {
        String address = desk.opened().getFirst();
        assertThat(URI.create(address).getPath()).isEqualTo("/source");
        try (var browser = new FakeBrowser(address)) {
            assertThat(browser.send("GET", "/api/status", "*", "").path("steps"))
                    .isNotEmpty();
        }
        assertThat(running()).as("the command, the server and two databases").hasSizeGreaterThanOrEqualTo(4);
        long pid = running().stream()
                .filter(process -> line(process).contains(Desk.COMMAND))
                .map(ProcessHandle::pid)
                .findFirst()
                .orElseThrow();

        assertThat(new ProcessBuilder("kill", "-s", signal, String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();

        demo.end(LIMIT);
        HandoffTest.eventually(() -> running().isEmpty());
        assertThat(directory.resolve("demo/servers")).doesNotExist();
        assertThat(demo.said()).doesNotContain("error:", "\tat ");
    }

    /// The processes that work in the directory of the test.
    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> line(process).contains(directory.toString()))
                .toList();
    }

    private static String line(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    @Test
    void enter_ends_it() throws Exception {
        var desk = new Desk(directory.resolve("bin"), Map.of());
        try (Pty demo = desk.terminal(words())) {
            demo.waitFor("✓ sample shop")
                    .waitFor("A browser opens.")
                    .waitFor("http://127.0.0.1:")
                    .waitFor("psql");
            demo.waitFor("Press Enter to stop it all");
            demo.type(Pty.ENTER).waitFor("Stopping.");
            assertThat(demo.exitCode()).isZero();
            HandoffTest.eventually(() -> running().isEmpty());
        }
        assertThat(directory.resolve("demo/servers")).doesNotExist();
        assertThat(directory.resolve("demo/reloquent.yaml")).exists();
    }

    private String[] words() {
        return new String[] {
            "demo",
            "--web",
            "--scale",
            "0.02",
            "--config",
            directory.resolve("reloquent.yaml").toString()
        };
    }
}
