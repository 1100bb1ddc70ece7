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
    /// ended in trouble, `.` was never done. States are O(pen), D(one), S(tale), T(rouble).
    @ParameterizedTest(name = "{0} is {1}, next {2}")
    @CsvSource({
        ".     .     .     .     .     .     ., OOOOOOO, DISCOVER",
        ">1    .     .     .     .     .     ., DOOOOOO, SELECT",
        ">1    1>2   2>3   3>4   4>5   5>6   5>7, DDDDDDD, none",
        ">1    1>2   2>3   3>4   4>5   .     5>7, DDDDDOD, VALIDATE",
        ">9    1>2   2>3   3>4   4>5   5>6   5>7, DSSSSSS, SELECT",
        ">1    1>9   2>3   3>4   4>5   5>6   5>7, DDSSSSS, DESIGN",
        ">1    1>2   2>9   3>4   4>5   5>6   5>7, DDDSSSS, PLAN",
        ">1    1>2   2>3   3>9   4>5   5>6   5>7, DDDDSSS, MIGRATE",
        ">1    1>2   2>3   3>4   4>9   5>6   5>7, DDDDDSS, VALIDATE",
        ">1    1>2   2>3   3>4   4>5   5>9   5>7, DDDDDDD, none",
        ">1    1>2   2>3   3>4   4>9   5>6   9>7, DDDDDSD, VALIDATE",
        ">1    1>2   2>3   3>4   4>9   9>6   5>7, DDDDDDS, INDEX",
        ">1    1>2   2>3   3>4   4>5!  .     ., DDDDTOO, MIGRATE",
        ">1    1>2   2>3   3>4   4>5   5>6!  5>7, DDDDDTD, VALIDATE",
        ">1    1>2   2>3   3>4   4>5   5>6!  5>7!, DDDDDTT, VALIDATE",
        ">1!   .     .     .     .     .     ., TOOOOOO, DISCOVER",
        ">1    .     2>3   .     .     .     ., DOSOOOO, SELECT",
        ">9    1>2   .     .     4>5!  .     ., DSOOSOO, SELECT"
    })
    void states_follow_from_the_journal(String journal, String states, String next) {
        Status status = Status.of(journal(journal));

        assertThat(status.steps().stream()
                        .map(step -> step.state().name().substring(0, 1))
                        .collect(Collectors.joining()))
                .isEqualTo(states);
        assertThat(status.next().map(Step::name).orElse("none")).isEqualTo(next);
    }

    @Test
    void a_stale_step_says_what_was_done_again_and_those_after_it_what_is_stale() {
        Status status = Status.of(journal(">1 1>2 2>9 3>4 4>5 . ."));

        assertThat(status.steps().stream().map(Status.StepStatus::why))
                .containsExactly(
                        "", "", "", "design was done again since, with another result", "plan is stale", "", "");
    }

    @Test
    void trouble_says_what_came_out() {
        Status status = Status.of(journal(">1 1>2 2>3 3>4 4>5! . ."));

        assertThat(status.steps().stream().filter(s -> s.step() == Step.MIGRATE).map(Status.StepStatus::why))
                .containsExactly("summary of migrate");
        assertThat(status.state(Step.MIGRATE)).isEqualTo(State.TROUBLE);
        assertThat(status.state(Step.INDEX)).isEqualTo(State.OPEN);
    }

    @Test
    void a_step_done_again_takes_the_place_of_what_it_was_and_the_order_stays() {
        Journal journal = journal(">1 1>2 2>3 . . . .").with(done(Step.SELECT, "1", "8", Outcome.DONE));

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
