package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.lifecycle.StepRecord.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    @TempDir
    private Path directory = Path.of("");

    private Path path = Path.of("");
    private HistoryFile history = new HistoryFile(path);

    @BeforeEach
    void open() {
        path = directory.resolve("new/history.jsonl");
        history = new HistoryFile(path);
    }

    private static HistoryEntry entry(Instant at, String command, Outcome outcome, String summary) {
        return new HistoryEntry(at, Duration.ofMillis(1500), "ann", command, "0abc", "run-1", outcome, summary);
    }

    @Test
    void it_grows_and_is_for_its_owner_only() throws IOException {
        assertThat(history.entries()).isEmpty();
        HistoryEntry load = entry(NOON, "migrate", Outcome.DONE, "3 \"documents\"\nand more");
        HistoryEntry rollback = entry(NOON.plusSeconds(60), "rollback", Outcome.DONE, "");
        history.add(load);
        history.add(rollback);

        assertThat(new HistoryFile(path).entries()).containsExactly(load, rollback);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_end_of_a_run_takes_the_place_of_its_beginning() {
        HistoryEntry earlier = entry(NOON.minusSeconds(60), "migrate", Outcome.TROUBLE, "cut off before its end");
        HistoryEntry loaded = entry(NOON, "migrate", Outcome.DONE, "3 documents");
        history.add(earlier);
        history.add(entry(NOON, "migrate", Outcome.TROUBLE, "cut off before its end"));
        history.add(loaded);

        assertThat(history.entries()).containsExactly(earlier, loaded);
    }

    @Test
    void a_line_that_a_crash_cut_off_costs_nothing_else() throws IOException {
        HistoryEntry first = entry(NOON, "migrate", Outcome.DONE, "");
        HistoryEntry second = entry(NOON, "validate", Outcome.DONE, "");
        history.add(first);
        Files.writeString(path, "{\"at\":\"2026-01", StandardOpenOption.APPEND);
        assertThat(history.entries()).containsExactly(first);
        history.add(second);
        assertThat(history.entries()).containsExactly(first, second);
    }

    @Test
    void a_line_that_says_something_else_is_named() throws IOException {
        history.add(entry(NOON, "migrate", Outcome.DONE, ""));
        Files.writeString(path, "{\"more\": []}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(history::entries)
                .isInstanceOf(YoursToFix.class)
                .hasMessage("Line 2 of %s is no entry of the history.", path);
    }
}
