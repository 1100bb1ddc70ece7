package io.reloquent.lifecycle;

import io.reloquent.lifecycle.StepRecord.Outcome;
import java.util.EnumSet;
import java.util.Set;

/// What may happen to a migration.
enum Event {
    DISCOVERED,
    SELECTED,
    DESIGNED,
    PLANNED,
    ESTIMATED,
    PREPARED,
    /// Documents are about to be written, or it was cut off.
    LOAD_BEGUN,
    LOADED,
    VALIDATED,
    DIFFERED,
    INDEXED,
    INDEXES_LACKING,
    /// Some collections of the load are gone.
    PARTLY_ROLLED_BACK,
    ROLLED_BACK;

    static Event of(StepRecord record) {
        boolean done = record.outcome() == Outcome.DONE;
        return switch (record.step()) {
            case DISCOVER -> DISCOVERED;
            case SELECT -> SELECTED;
            case DESIGN -> DESIGNED;
            case PLAN -> PLANNED;
            case ESTIMATE -> ESTIMATED;
            case PREPARE -> PREPARED;
            case MIGRATE -> done ? LOADED : LOAD_BEGUN;
            case VALIDATE -> done ? VALIDATED : DIFFERED;
            case INDEX -> done ? INDEXED : INDEXES_LACKING;
        };
    }

    /// What a step begins with.
    static Set<Event> beginning(Step step) {
        return switch (step) {
            case DISCOVER -> EnumSet.of(DISCOVERED);
            case SELECT -> EnumSet.of(SELECTED);
            case DESIGN -> EnumSet.of(DESIGNED);
            case PLAN -> EnumSet.of(PLANNED);
            case ESTIMATE -> EnumSet.of(ESTIMATED);
            case PREPARE -> EnumSet.of(PREPARED);
            case MIGRATE -> EnumSet.of(LOAD_BEGUN);
            case VALIDATE -> EnumSet.of(VALIDATED, DIFFERED);
            case INDEX -> EnumSet.of(INDEXED, INDEXES_LACKING);
        };
    }
}
