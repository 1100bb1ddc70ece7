package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Journal;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.lifecycle.StepRecord.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path directory = Path.of("");

    private Path path = Path.of("");
    private StateFile state = new StateFile(path, Clock.systemUTC());

    @BeforeEach
    void open() {
        path = directory.resolve("state.yaml");
        state = new StateFile(path, Clock.systemUTC());
    }

    static Journal journal(String summary) {
        return new Journal(List.of(new StepRecord(
                Step.DISCOVER,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Duration.ofMillis(1234),
                "",
                "0abc",
                Outcome.DONE,
                summary)));
    }

    @Test
    void it_says_what_was_done_and_seals_it() throws IOException {
        state.save(journal("3 tables"));
        assertThat(Files.readString(path)).startsWith("""
                # Written by Reloquent: what has been done so far. Not to be changed by hand.
                version: 1
                steps:
                  - step: discover
                    at: "2026-01-02T03:04:05.678Z"
                    took: PT1.234S
                    outcome: done
                    summary: "3 tables"
                    input: ""
                    output: "0abc"
                # sha256 of everything above:""");
        assertThat(state.load()).contains(journal("3 tables"));
    }

    @Test
    void cut_at_any_byte_it_gives_way_to_the_one_before() throws IOException {
        state.save(journal("first"));
        state.save(journal("second"));
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(state.load()).as("cut at %d", length).contains(journal("first"));
        }
        Files.write(path, whole);
        assertThat(state.load()).contains(journal("second"));
    }

    @Test
    void with_any_bit_flipped_it_gives_way_to_the_one_before() throws IOException {
        state.save(journal("first"));
        state.save(journal("second"));
        byte[] whole = Files.readAllBytes(path);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path, flipped);
            assertThat(state.load()).as("bit %d", bit).contains(journal("first"));
        }
    }

    @Test
    void with_nothing_before_it_damage_is_a_sentence() throws IOException {
        state.save(journal("only"));
        Files.writeString(path, "version: 1\nsteps: []\n");
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, () -> state.load());
        assertThat(fault)
                .hasMessage(path + " is damaged or was changed by hand, and there is no earlier one to go back to.");
        assertThat(fault.next()).contains("reloquent discover");
    }

    @Test
    void a_damaged_file_does_not_take_the_place_of_the_one_before() throws IOException {
        state.save(journal("first"));
        state.save(journal("second"));
        Files.writeString(path, "damage");
        state.save(journal("third"));
        Files.writeString(path, "damage again");
        assertThat(state.load()).contains(journal("first"));
    }

    @Test
    void a_state_of_another_version_is_refused_and_not_passed_over() {
        var format = new JournalFormat();
        assertThat(catchThrowableOfType(
                        YoursToFix.class, () -> format.read(path, "version: 2\n".getBytes(StandardCharsets.UTF_8))))
                .hasMessage("state.yaml is of version 2; this Reloquent reads version 1.");
        assertThat(catchThrowableOfType(
                        YoursToFix.class,
                        () -> format.read(
                                path,
                                "version: 1\nsteps:\n - {step: dance, at: noon, took: long, outcome: good}\n - {}\n"
                                        .getBytes(StandardCharsets.UTF_8))))
                .hasMessage("""
                        state.yaml:3: 'step' is 'dance'; write one of discover, select, design, plan, estimate, prepare, migrate, validate, index
                        state.yaml:3: 'at' is 'noon'; write an instant, such as 2026-01-31T12:00:00Z
                        state.yaml:3: 'took' is 'long'; write a duration, such as PT1M30S
                        state.yaml:3: 'outcome' is 'good'; write one of done, trouble
                        state.yaml:4: 'step' is missing; add 'step:' with a value
                        state.yaml:4: 'at' is missing; add 'at:' with a value""");
    }

    @Property(tries = 200)
    void any_journal_is_read_again(@ForAll("journals") Journal journal) {
        var format = new JournalFormat();
        assertThat(format.read(Path.of("state.yaml"), format.write(journal))).isEqualTo(journal);
    }

    @Provide
    Arbitrary<Journal> journals() {
        Arbitrary<String> texts = Arbitraries.oneOf(Hostile.names(), Arbitraries.just(""));
        return Combinators.combine(
                        Arbitraries.of(Step.class),
                        Combinators.combine(
                                        Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L),
                                        Arbitraries.integers().between(0, 999_999_999))
                                .as(Instant::ofEpochSecond),
                        Arbitraries.longs().map(Duration::ofNanos),
                        texts,
                        texts,
                        Arbitraries.of(Outcome.class),
                        texts)
                .as(StepRecord::new)
                .list()
                .uniqueElements(StepRecord::step)
                .map(Journal::new);
    }
}
