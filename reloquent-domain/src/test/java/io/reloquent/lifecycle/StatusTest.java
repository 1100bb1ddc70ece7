package io.reloquent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.StepRecord.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

    /// A journal is written as steps in the order of their letters: `1>2` was done from result 1 and gave 2, `!`
    /// ended in trouble, `.` was never done. States are O(pen), D(one), S(tale), T(rouble), K: s(k)ipped.
    @ParameterizedTest(name = "{0} is {1}, next {2}")
    @CsvSource({
        ". . . . . . . . ., OOOOOOOOO, DISCOVER",
        ">1 . . . . . . . ., DOOOOOOOO, SELECT",
        ">1 1>2 2>3 3>4 . . 4>5 5>6 5>7, DDDDKKDDD, none",
        ">1 1>2 2>3 3>4 . . 4>5 . 5>7, DDDDKKDOD, VALIDATE",
        ">1 1>2 2>3 3>4 4>a . . . ., DDDDDOOOO, MIGRATE",
        ">1 1>2 2>3 3>4 4>a 4>b . . ., DDDDDDOOO, MIGRATE",
        ">1 1>2 2>3 3>9 4>a 4>b . . ., DDDDSSOOO, MIGRATE",
        ">1 1>2 2>3 3>4 . 4>b 4>5 . ., DDDDKDDOO, VALIDATE",
        ">9 1>2 2>3 3>4 . . 4>5 5>6 5>7, DSSSKKSSS, SELECT",
        ">1 1>9 2>3 3>4 . . 4>5 5>6 5>7, DDSSKKSSS, DESIGN",
        ">1 1>2 2>9 3>4 . . 4>5 5>6 5>7, DDDSKKSSS, PLAN",
        ">1 1>2 2>3 3>9 . . 4>5 5>6 5>7, DDDDKKSSS, MIGRATE",
        ">1 1>2 2>3 3>4 . . 4>9 5>6 5>7, DDDDKKDSS, VALIDATE",
        ">1 1>2 2>3 3>4 . . 4>5 5>9 5>7, DDDDKKDDD, none",
        ">1 1>2 2>3 3>4 . . 4>9 5>6 9>7, DDDDKKDSD, VALIDATE",
        ">1 1>2 2>3 3>4 . . 4>9 9>6 5>7, DDDDKKDDS, INDEX",
        ">1 1>2 2>3 3>4 . . 4>5! . ., DDDDKKTOO, MIGRATE",
        ">1 1>2 2>3 3>4 . . 4>5 5>6! 5>7, DDDDKKDTD, VALIDATE",
        ">1 1>2 2>3 3>4 . . 4>5 5>6! 5>7!, DDDDKKDTT, VALIDATE",
        ">1! . . . . . . . ., TOOOOOOOO, DISCOVER",
        ">1 . 2>3 . . . . . ., DOSOOOOOO, SELECT",
        ">9 1>2 . . . . 4>5! . ., DSOOKKSOO, SELECT"
    })
    void states_follow_from_the_journal(String journal, String states, String next) {
        Status status = Status.of(journal(journal), false);

        assertThat(status.steps().stream()
                        .map(step -> step.state() == State.SKIPPED
                                ? "K"
                                : step.state().name().substring(0, 1))
                        .collect(Collectors.joining()))
                .isEqualTo(states);
        assertThat(status.next().map(Step::name).orElse("none")).isEqualTo(next);
    }

    @Test
    void a_stale_step_says_what_was_done_again_and_those_after_it_what_is_stale() {
        Status status = Status.of(journal(">1 1>2 2>9 3>4 . . 4>5 . ."), false);

        assertThat(status.steps().stream().map(Status.StepStatus::why))
                .containsExactly(
                        "",
                        "",
                        "",
                        "design was done again since, with another result",
                        "",
                        "",
                        "plan is stale",
                        "",
                        "");
    }

    @Test
    void trouble_says_what_came_out() {
        Status status = Status.of(journal(">1 1>2 2>3 3>4 . . 4>5! . ."), false);

        assertThat(status.steps().stream().filter(s -> s.step() == Step.MIGRATE).map(Status.StepStatus::why))
                .containsExactly("summary of migrate");
        assertThat(status.state(Step.MIGRATE)).isEqualTo(State.TROUBLE);
        Status meanwhile = status.during(Step.MIGRATE);
        assertThat(meanwhile.state(Step.MIGRATE)).isEqualTo(State.RUNNING);
        assertThat(meanwhile.isRunning()).isTrue();
        assertThat(meanwhile.next()).as("somebody else is at it").isEmpty();
        assertThat(status.state(Step.INDEX)).isEqualTo(State.OPEN);
    }

    @Test
    void a_step_done_again_takes_the_place_of_what_it_was_and_the_order_stays() {
        Journal journal = journal(">1 1>2 2>3 . . . . . .").with(done(Step.SELECT, "1", "8", Outcome.DONE));

        assertThat(journal.records())
                .extracting(StepRecord::step)
                .containsExactly(Step.DISCOVER, Step.SELECT, Step.DESIGN);
        assertThat(journal.output(Step.SELECT)).isEqualTo("8");
        assertThat(journal.without(Step.SELECT).last(Step.SELECT)).isEmpty();
        assertThat(journal.output(Step.MIGRATE)).isEmpty();
    }

    private static Journal journal(String written) {
        String[] parts = written.trim().split("\\s+", -1);
        List<StepRecord> records = new ArrayList<>();
        Iterator<String> part = List.of(parts).iterator();
        for (Step step : Step.values()) {
            String text = part.next();
            if (!text.equals(".")) {
                String[] results = text.replace("!", "").split(">", -1);
                records.add(done(step, results[0], results[1], text.endsWith("!") ? Outcome.TROUBLE : Outcome.DONE));
            }
        }
        return new Journal(records);
    }

    private static StepRecord done(Step step, String input, String output, Outcome outcome) {
        return new StepRecord(
                step,
                Instant.EPOCH,
                Duration.ZERO,
                input,
                output,
                outcome,
                "summary of " + step.name().toLowerCase(Locale.ROOT));
    }
}
