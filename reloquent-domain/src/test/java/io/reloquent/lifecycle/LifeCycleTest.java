package io.reloquent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.lifecycle.StepRecord.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifeCycleTest {

    private static final Set<Step> DECISIONS = EnumSet.of(Step.DISCOVER, Step.SELECT, Step.DESIGN, Step.PLAN);

    /// Something that a user does.
    ///
    /// @param step     what it is, unless it is a rollback; a rollback that is not good drops a part of the load
    /// @param output   of a decision: two of them, so that one may be undone by another
    /// @param restart  whether another process does it
    record Doing(Step step, boolean isRollback, String output, boolean good, boolean ready, boolean restart) {}

    /// A user and what must be true whatever he does.
    private static final class User {
        private LifeCycle life = LifeCycle.at(Journal.EMPTY, false);
        private Journal journal = Journal.EMPTY;
        private boolean ready;
        private boolean loadBegun;
        private boolean loaded;
        private boolean validated;
        private boolean indexed;
        private final Set<Phase> seen = new HashSet<>();

        void does(Doing doing) {
            if (doing.restart()) {
                life = LifeCycle.at(journal, ready);
            }
            if (doing.isRollback() && !doing.good()) {
                rollsBackAPart(doing);
            } else if (doing.isRollback()) {
                journal = life.rolledBack();
                ready = false;
                loadBegun = false;
                loaded = false;
                validated = false;
                indexed = false;
            } else if (life.denial(doing.step()).isPresent()) {
                Phase before = life.phase();
                StepRecord denied = record(doing);
                if (doing.step() != Step.MIGRATE || !doing.good()) {
                    assertThatThrownBy(() -> life.done(denied, doing.ready()))
                            .isInstanceOf(IllegalStateException.class);
                }
                assertThat(life.phase()).isEqualTo(before);
            } else {
                accepted(doing);
            }
            check();
        }

        private void rollsBackAPart(Doing doing) {
            var load = new StepRecord(
                    Step.MIGRATE,
                    Instant.EPOCH,
                    Duration.ZERO,
                    journal.output(Step.PLAN),
                    doing.output(),
                    Outcome.TROUBLE,
                    "");
            if (!loadBegun) {
                assertThatThrownBy(() -> life.partlyRolledBack(load)).isInstanceOf(IllegalStateException.class);
                return;
            }
            journal = life.partlyRolledBack(load);
            ready = false;
            loaded = false;
            validated = false;
            indexed = false;
        }

        private void accepted(Doing doing) {
            StepRecord record = record(doing);
            if (doing.step() == Step.MIGRATE) {
                // Only what was begun can come to its end.
                journal = life.done(record(doing, Outcome.TROUBLE), false);
                loadBegun = true;
                loaded = doing.good();
                validated = false;
                indexed = false;
                ready = false;
                if (!doing.good()) {
                    return;
                }
            }
            validated = doing.step() == Step.VALIDATE ? doing.good() : validated;
            indexed = doing.step() == Step.INDEX ? doing.good() : indexed;
            ready = doing.ready() && validated && indexed;
            journal = life.done(record, ready);
        }

        private StepRecord record(Doing doing) {
            return record(doing, doing.good() ? Outcome.DONE : Outcome.TROUBLE);
        }

        private StepRecord record(Doing doing, Outcome outcome) {
            Step step = doing.step();
            String input = step.before().map(journal::output).orElse("");
            Outcome settled = DECISIONS.contains(step) || step == Step.ESTIMATE ? Outcome.DONE : outcome;
            return new StepRecord(step, Instant.EPOCH, Duration.ZERO, input, doing.output(), settled, "");
        }

        private void check() {
            Phase phase = life.phase();
            seen.add(phase);
            assertThat(phase).isEqualTo(LifeCycle.at(journal, ready).phase());
            assertThat(phase.isReversible()).isEqualTo(!loadBegun);
            assertThat(phase == Phase.LOADING).isEqualTo(loadBegun && !loaded);
            assertThat(phase == Phase.READY).isEqualTo(loaded && validated && indexed && ready);
            for (Step decision : DECISIONS) {
                if (loadBegun) {
                    assertThat(life.denial(decision)).isPresent();
                }
            }
            assertThat(life.denial(Step.DISCOVER).isEmpty()).isEqualTo(!loadBegun);
            assertThat(life.denial(Step.VALIDATE).isEmpty()).isEqualTo(loaded);
        }
    }

    @Property(tries = 150)
    void whatever_happens_and_whoever_is_restarted_only_a_rollback_leads_back(@ForAll("doings") List<Doing> doings) {
        var user = new User();

        doings.forEach(user::does);
    }

    @Provide
    Arbitrary<List<Doing>> doings() {
        // Steps in their order are more likely, so that long ways come about.
        Arbitrary<Doing> doing = Combinators.combine(
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(9, true), net.jqwik.api.Tuple.of(1, false)),
                        Arbitraries.of(Step.values()),
                        Arbitraries.of("a", "a", "a", "b"),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, false))
                .as((isStep, step, output, good, ready, restart) ->
                        new Doing(step, !isStep, output, good, ready, restart));
        return doing.list().ofMinSize(5).ofMaxSize(60);
    }

    /// Every phase is reached on the way that a user goes, and told again by the journal alone.
    @Test
    void the_straight_way_goes_through_every_phase() {
        var user = new User();
        user.seen.add(user.life.phase());
        for (Step step : Step.values()) {
            user.does(new Doing(step, false, "a", step != Step.MIGRATE, true, true));
            if (step == Step.MIGRATE) {
                user.does(new Doing(step, false, "a", true, true, true));
            }
        }
        user.does(new Doing(Step.INDEX, false, "a", true, false, true));

        assertThat(user.seen).containsExactlyInAnyOrder(Phase.values());
        assertThat(user.life.phase()).isEqualTo(Phase.INDEXED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCOVER", "SELECT", "DESIGN", "PLAN", "PREPARE"})
    void after_the_point_of_no_return_a_decision_is_denied_and_the_way_back_named(Step step) {
        LifeCycle life = LifeCycle.at(loaded(), false);

        assertThat(life.denial(step))
                .hasValueSatisfying(denial -> assertThat(denial.remedy()).contains("reloquent rollback"));
    }

    @Test
    void a_rollback_keeps_the_decisions_and_the_estimate() {
        LifeCycle life = LifeCycle.at(loaded(), false);

        Journal back = life.rolledBack();

        assertThat(life.phase()).isEqualTo(Phase.ESTIMATED);
        assertThat(back.records())
                .extracting(StepRecord::step)
                .containsExactly(Step.DISCOVER, Step.SELECT, Step.DESIGN, Step.PLAN, Step.ESTIMATE);
    }

    private static Journal loaded() {
        var user = new User();
        for (Step step : EnumSet.range(Step.DISCOVER, Step.MIGRATE)) {
            user.does(new Doing(step, false, "a", true, false, false));
        }
        return user.journal;
    }
}
