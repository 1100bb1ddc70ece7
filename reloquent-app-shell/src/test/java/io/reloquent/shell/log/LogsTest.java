package io.reloquent.shell.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.connection.Logging.Level;
import io.reloquent.connection.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path workspace;

    private Path directory = Path.of("logs");

    @BeforeEach
    void place() {
        directory = workspace.resolve("logs");
    }

    @Test
    void a_line_has_its_moment_level_process_and_text() throws IOException {
        try (var logs = open(Level.INFO)) {
            Logs.logger().info("A {} sentence", "whole");
            Logs.logger().debug("not this");
        }
        assertThat(lines())
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00 INFO  "
                        + ProcessHandle.current().pid() + " A whole sentence");
    }

    @Test
    void it_is_for_its_owner_only() throws IOException {
        open(Level.INFO).close();
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void nothing_is_logged_before_it_is_opened_and_after_it_is_closed() throws IOException {
        Logs.logger().error("before");
        open(Level.DEBUG).close();
        Logs.logger().error("after");
        assertThat(lines()).isEmpty();
    }

    @Test
    void of_libraries_there_are_warnings_whatever_the_level() throws IOException {
        try (var logs = open(Level.DEBUG)) {
            Logs.logger().debug("ours");
            LoggerFactory.getLogger("org.example.Driver").info("chatter");
            LoggerFactory.getLogger("org.example.Driver").warn("trouble");
            java.util.logging.Logger.getLogger("org.postgresql.Driver").warning("old trouble");
        }
        assertThat(lines())
                .hasSize(3)
                .anyMatch(line -> line.endsWith(" ours"))
                .anyMatch(line -> line.contains(" WARN  ") && line.endsWith(" org.example.Driver: trouble"))
                .anyMatch(line -> line.endsWith(" org.postgresql.Driver: old trouble"));
    }

    @Test
    void a_secret_is_stars_in_messages_and_in_what_was_thrown() throws IOException {
        new Secret("mongodb://ann:c4n4ry%20two@host");
        Secret.elsewhere(() -> "c4n4ry-one").reveal();
        try (var logs = open(Level.INFO)) {
            Logs.logger().error("refused c4n4ry-one", new IOException("for c4n4ry two at c4n4ry%20two"));
        }
        assertThat(String.join("\n", lines()))
                .contains("refused ****", "java.io.IOException: for **** at ****", "    \tat io.reloquent")
                .doesNotContain("c4n4ry");
    }

    @Test
    void no_text_looks_like_a_line_of_its_own() throws IOException {
        try (var logs = open(Level.INFO)) {
            Logs.logger().info("table a\n2026-11-22T00:00:00.000+00:00 INFO  1 forged\r\u001b[2J\u2028b");
        }
        assertThat(lines().stream().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(Files.readString(file())).doesNotContain("\u001b").doesNotContain("\r");
    }

    @Test
    void old_files_go_and_others_stay() throws IOException {
        Files.createDirectories(directory);
        LocalDate today = LocalDate.of(2026, 11, 22);
        for (int days : new int[] {0, 29, 30, 31, 400}) {
            Files.writeString(directory.resolve("reloquent-" + today.minusDays(days) + ".log"), "x");
        }
        Files.writeString(directory.resolve("reloquent-2020-99-99.log"), "no day");
        Files.writeString(directory.resolve("notes.log"), "theirs");
        Clock then = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        Logs.open(directory, Level.INFO, 30, then).close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "reloquent-2026-11-22.log",
                            "reloquent-2026-10-24.log",
                            "reloquent-2026-10-23.log",
                            "reloquent-2020-99-99.log",
                            "notes.log");
        }
    }

    @Test
    void the_next_day_has_its_own_file() throws IOException {
        Clock yesterday = Clock.fixed(CLOCK.instant().minusSeconds(86_400), ZoneOffset.UTC);
        try (var logs = Logs.open(directory, Level.INFO, 30, yesterday)) {
            Logs.logger().info("today's");
        }
        assertThat(lines()).hasSize(1);
        assertThat(directory.resolve("reloquent-" + LocalDate.now(yesterday) + ".log"))
                .isEmptyFile();
    }

    @Test
    void several_processes_log_into_one_file_line_by_line() throws Exception {
        List<Process> writers = Stream.of("a", "b", "c").map(this::start).toList();
        for (Process writer : writers) {
            assertThat(writer.waitFor())
                    .as(new String(writer.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isZero();
        }
        assertThat(lines())
                .hasSize(3 * LogWriter.LINES)
                .allMatch(line -> line.matches(".* INFO  \\d+ (a+|b+|c+)"))
                .allMatch(line -> line.length() > LogWriter.LENGTH);
    }

    private Process start(String letter) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LogWriter.class.getName(),
                            directory.toString(),
                            letter)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Logs open(Level level) throws IOException {
        return Logs.open(directory, level, 30, CLOCK);
    }

    private Path file() {
        return directory.resolve("reloquent-" + LocalDate.now(CLOCK) + ".log");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }
}
