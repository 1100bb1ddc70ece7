package io.reloquent.lifecycle;

import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Status.StepStatus;
import io.reloquent.lifecycle.StepRecord.Outcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a migration is. From [#LOADING] on the target holds documents, and only a rollback leads back.
public enum Phase {
    NEW,
    DISCOVERED,
    SELECTED,
    DESIGNED,
    PLANNED,
    ESTIMATED,
    PREPARED,
    /// Documents are being written, or were until something cut it off.
    LOADING,
    LOADED,
    /// Compared with the source, and all agree.
    VALIDATED,
    /// Every planned index is there.
    INDEXED,
    /// Ready for production.
    READY;

    private static final Map<Step, Phase> DECISIONS = new EnumMap<>(Map.of(
            Step.DISCOVER, DISCOVERED,
            Step.SELECT, SELECTED,
            Step.DESIGN, DESIGNED,
            Step.PLAN, PLANNED));

    /// Whether every decision may still be changed.
    public boolean isReversible() {
        return compareTo(LOADING) < 0;
    }

    /// Where a journal says that a migration is.
    ///
    /// @param ready whether nothing more is to be done, as the report on the load says
    static Phase of(Journal journal, boolean ready) {
        return journal.last(Step.MIGRATE)
                .map(load -> after(load, journal, ready))
                .orElseGet(() -> before(Status.steps(journal)));
    }

    private static Phase after(StepRecord load, Journal journal, boolean ready) {
        if (load.outcome() != Outcome.DONE) {
            return LOADING;
        }
        boolean validated = isDone(journal, Step.VALIDATE, load);
        if (!isDone(journal, Step.INDEX, load)) {
            return validated ? VALIDATED : LOADED;
        }
        return validated && ready ? READY : INDEXED;
    }

    private static boolean isDone(Journal journal, Step step, StepRecord load) {
        return journal.last(step)
                .filter(done -> done.outcome() == Outcome.DONE && done.input().equals(load.output()))
                .isPresent();
    }

    private static Phase before(List<StepStatus> steps) {
        Set<Step> done = steps.stream()
                .filter(step -> step.state() == State.DONE)
                .map(StepStatus::step)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
        Phase reached = NEW;
        for (var decision : DECISIONS.entrySet()) {
            if (!done.contains(decision.getKey())) {
                return reached;
            }
            reached = decision.getValue();
        }
        if (done.contains(Step.PREPARE)) {
            return PREPARED;
        }
        return done.contains(Step.ESTIMATE) ? ESTIMATED : reached;
    }
}
