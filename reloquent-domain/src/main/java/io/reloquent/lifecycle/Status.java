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
/// @param next the first step that is not done well; nothing when all are
public record Status(List<StepStatus> steps, Optional<Step> next) {

    /// How a step stands.
    public enum State {
        OPEN,
        DONE,
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

    public static Status of(Journal journal) {
        List<StepStatus> steps = new ArrayList<>();
        Map<Step, Step> changed = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            Optional<Step> above = before(step).map(changed::get);
            StepStatus status = status(journal, step, above);
            steps.add(status);
            if (above.isPresent() || status.state() == State.STALE) {
                changed.put(step, above.orElse(step));
            }
        }
        Optional<Step> next = steps.stream()
                .filter(s -> s.state() != State.DONE)
                .map(StepStatus::step)
                .findFirst();
        return new Status(steps, next);
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
            return new StepStatus(step, State.OPEN, "", last);
        }
        StepRecord done = last.get();
        Optional<Step> before = before(step);
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

    /// What a step is done from: the result of the one before; building indexes needs the load, not the comparison.
    private static Optional<Step> before(Step step) {
        return switch (step) {
            case DISCOVER -> Optional.empty();
            case SELECT -> Optional.of(Step.DISCOVER);
            case DESIGN -> Optional.of(Step.SELECT);
            case PLAN -> Optional.of(Step.DESIGN);
            case MIGRATE -> Optional.of(Step.PLAN);
            case VALIDATE, INDEX -> Optional.of(Step.MIGRATE);
        };
    }

    private static String name(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
