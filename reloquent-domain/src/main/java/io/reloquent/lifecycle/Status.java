package io.reloquent.lifecycle;

import io.reloquent.lifecycle.StepRecord.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How far a migration is: the state of every step, what is stale and why, and what comes next.
///
/// @param phase where it is
/// @param next  the first step that is not done well and that a migration cannot do without; nothing when all are, and
///     as long as one is being done
public record Status(Phase phase, List<StepStatus> steps, Optional<Step> next) {

    /// How a step stands.
    public enum State {
        OPEN,
        /// Being done, by this process or another.
        RUNNING,
        DONE,
        /// Never done, and not needed any more.
        SKIPPED,
        /// Done, but from something that has changed since.
        STALE,
        TROUBLE
    }

    /// One step and how it stands.
    ///
    /// @param why in a few words; empty where the state says it all
    public record StepStatus(Step step, State state, String why, Optional<StepRecord> last) {}

    public Status {
        steps = List.copyOf(steps);
    }

    /// What a journal tells.
    ///
    /// @param ready whether nothing more is to be done, as the report on the load says
    public static Status of(Journal journal, boolean ready) {
        List<StepStatus> steps = steps(journal);
        Optional<Step> next = steps.stream()
                .filter(s -> s.state() != State.DONE && !s.step().isOptional())
                .map(StepStatus::step)
                .findFirst();
        return new Status(Phase.of(journal, ready), steps, next);
    }

    /// The same while a step is being done.
    public Status during(Step underway) {
        List<StepStatus> now = steps.stream()
                .map(step ->
                        step.step() == underway ? new StepStatus(underway, State.RUNNING, "", Optional.empty()) : step)
                .toList();
        return new Status(phase, now, Optional.empty());
    }

    public boolean isRunning() {
        return steps.stream().anyMatch(step -> step.state() == State.RUNNING);
    }

    static List<StepStatus> steps(Journal journal) {
        List<StepStatus> steps = new ArrayList<>();
        Map<Step, Step> changed = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            Optional<Step> above = step.before().map(changed::get);
            StepStatus status = status(journal, step, above);
            steps.add(status);
            if (above.isPresent() || status.state() == State.STALE) {
                changed.put(step, above.orElse(step));
            }
        }
        return steps;
    }

    public State state(Step step) {
        return steps.stream()
                .filter(s -> s.step() == step)
                .map(StepStatus::state)
                .findFirst()
                .orElse(State.OPEN);
    }

    private static StepStatus status(Journal journal, Step step, Optional<Step> changed) {
        Optional<StepRecord> last = journal.last(step);
        if (last.isEmpty()) {
            boolean over = step.isOptional() && journal.last(Step.MIGRATE).isPresent();
            return new StepStatus(step, over ? State.SKIPPED : State.OPEN, "", last);
        }
        StepRecord done = last.get();
        Optional<Step> before = step.before();
        if (changed.isPresent()) {
            return new StepStatus(step, State.STALE, name(changed.get()) + " is stale", last);
        }
        if (before.isPresent() && !journal.output(before.get()).equals(done.input())) {
            return new StepStatus(
                    step, State.STALE, name(before.get()) + " was done again since, with another result", last);
        }
        State state = done.outcome() == Outcome.DONE ? State.DONE : State.TROUBLE;
        return new StepStatus(step, state, state == State.TROUBLE ? done.summary() : "", last);
    }

    private static String name(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
