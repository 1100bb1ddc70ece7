package io.reloquent.lifecycle;

import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;
import reactor.core.publisher.Mono;

/// What may happen to a migration next, and where that leads.
///
/// It remembers nothing but the journal: where a migration is follows from that, so a process that was cut off
/// leaves nothing behind that has to be mended. Before documents are written everything can be done again, and
/// hashes tell what is still as it was; then only forward, or all the way back by a rollback.
public final class LifeCycle {

    private final StateMachine<Phase, Event> machine;
    private Journal journal;
    private boolean ready;

    private LifeCycle(Journal journal, boolean ready) {
        this.journal = journal;
        this.ready = ready;
        this.machine = machine(Phase.of(journal, ready), () -> Phase.of(this.journal, this.ready));
        machine.startReactively().block();
    }

    /// A life cycle where a journal says that it is.
    ///
    /// @param ready whether nothing more is to be done, as the report on the load says
    public static LifeCycle at(Journal journal, boolean ready) {
        return new LifeCycle(journal, ready);
    }

    public Phase phase() {
        return machine.getState().getId();
    }

    /// Why a step cannot begin now; nothing if it can.
    public Optional<Denial> denial(Step step) {
        boolean possible = Event.beginning(step).stream()
                .anyMatch(event -> Transitions.from(event).contains(phase()));
        return possible ? Optional.empty() : Optional.of(Denial.of(step, phase()));
    }

    /// Goes where a step leads that was done.
    ///
    /// @param nowReady whether nothing more is to be done then
    /// @return the journal with it
    /// @throws IllegalStateException if the step could not be done here
    public Journal done(StepRecord record, boolean nowReady) {
        return happened(Event.of(record), journal.with(record), nowReady);
    }

    /// Goes back to before the load.
    ///
    /// @return the journal without everything that was done with the target
    public Journal rolledBack() {
        Journal before = journal;
        for (Step step : EnumSet.of(Step.PREPARE, Step.MIGRATE, Step.VALIDATE, Step.INDEX)) {
            before = before.without(step);
        }
        return happened(Event.ROLLED_BACK, before, false);
    }

    /// Goes back into the load, of which a part is gone.
    ///
    /// @param load the load as it is now
    /// @return the journal without what was done after the load
    public Journal partlyRolledBack(StepRecord load) {
        Journal before = journal.with(load).without(Step.VALIDATE).without(Step.INDEX);
        return happened(Event.PARTLY_ROLLED_BACK, before, false);
    }

    private Journal happened(Event event, Journal next, boolean nowReady) {
        if (!Transitions.from(event).contains(phase())) {
            throw new IllegalStateException("%s cannot be in phase %s".formatted(event, phase()));
        }
        journal = next;
        ready = nowReady;
        machine.sendEvent(Mono.just(MessageBuilder.withPayload(event).build())).blockLast();
        // A machine that no guard lets go on says nothing of it.
        if (phase() != Phase.of(journal, ready)) {
            throw new IllegalStateException(
                    "%s leads to %s, and the journal says %s".formatted(event, phase(), Phase.of(journal, ready)));
        }
        return journal;
    }

    /// @param wanted where the journal says that the machine is to go
    private static StateMachine<Phase, Event> machine(Phase initial, Supplier<Phase> wanted) {
        try {
            var builder = StateMachineBuilder.<Phase, Event>builder();
            builder.configureStates().withStates().initial(initial).states(EnumSet.allOf(Phase.class));
            StateMachineTransitionConfigurer<Phase, Event> transitions = builder.configureTransitions();
            for (Event event : Event.values()) {
                for (Phase from : Transitions.from(event)) {
                    for (Phase to : Transitions.to(event, from)) {
                        transitions
                                .withExternal()
                                .source(from)
                                .target(to)
                                .event(event)
                                .guard(context -> wanted.get() == to);
                    }
                }
            }
            return builder.build();
        } catch (Exception e) {
            throw new IllegalStateException("the life cycle cannot be set up", e);
        }
    }
}
