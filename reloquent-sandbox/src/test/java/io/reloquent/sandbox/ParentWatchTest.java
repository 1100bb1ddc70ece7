package io.reloquent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the watch is a POSIX shell")
class ParentWatchTest {

    @Test
    void ends_the_server_of_a_jvm_that_dies_without_its_shutdown_hooks() throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingParent.class.getName())
                .start();
        long pid;
        try (var output = jvm.inputReader()) {
            pid = Long.parseLong(output.readLine());
        }
        ProcessHandle.of(pid).ifPresent(server -> assertThat(server.onExit()).succeedsWithin(10, TimeUnit.SECONDS));
    }

    @Test
    void leaves_the_server_alone_once_it_is_released() throws Exception {
        var server = sleeper();
        try {
            ParentWatch.over(server.pid(), "TERM").close();
            assertThat(server.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Starts something that would outlive it, says which, and dies.
    static final class DyingParent {
        private DyingParent() {}

        public static void main(String[] arguments) throws IOException {
            var server = sleeper();
            var unused = ParentWatch.over(server.pid(), "TERM");
            System.out.println(server.pid());
            System.out.flush();
            Runtime.getRuntime().halt(1);
        }
    }
}
