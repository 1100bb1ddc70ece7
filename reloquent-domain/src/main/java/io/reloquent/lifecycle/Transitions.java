package io.reloquent.lifecycle;

import static io.reloquent.lifecycle.Phase.DISCOVERED;
import static io.reloquent.lifecycle.Phase.INDEXED;
import static io.reloquent.lifecycle.Phase.LOADED;
import static io.reloquent.lifecycle.Phase.LOADING;
import static io.reloquent.lifecycle.Phase.NEW;
import static io.reloquent.lifecycle.Phase.PLANNED;
import static io.reloquent.lifecycle.Phase.PREPARED;
import static io.reloquent.lifecycle.Phase.READY;
import static io.reloquent.lifecycle.Phase.VALIDATED;

import java.util.EnumSet;
import java.util.Set;

/// From where an event leads to where. Where it may lead to several phases, the journal decides.
final class Transitions {

    private static final Set<Phase> REVERSIBLE = EnumSet.range(NEW, PREPARED);
    private static final Set<Phase> LOADED_ON = EnumSet.of(LOADED, VALIDATED, INDEXED, READY);

    private Transitions() {}

    /// In which phases an event can be.
    static Set<Phase> from(Event event) {
        return switch (event) {
            case DISCOVERED -> REVERSIBLE;
            case SELECTED, DESIGNED, PLANNED -> EnumSet.range(DISCOVERED, PREPARED);
            case ESTIMATED -> EnumSet.range(PLANNED, READY);
            case PREPARED -> EnumSet.range(PLANNED, PREPARED);
            case LOAD_BEGUN -> EnumSet.range(PLANNED, LOADING);
            case LOADED -> EnumSet.of(LOADING);
            case VALIDATED, DIFFERED, INDEXED, INDEXES_LACKING -> LOADED_ON;
            case PARTLY_ROLLED_BACK -> EnumSet.range(LOADING, READY);
            case ROLLED_BACK -> EnumSet.allOf(Phase.class);
        };
    }

    /// To which phases it may lead.
    static Set<Phase> to(Event event, Phase from) {
        return switch (event) {
            case DISCOVERED, SELECTED, DESIGNED, PLANNED, PREPARED, ROLLED_BACK -> REVERSIBLE;
            case ESTIMATED -> from.isReversible() ? REVERSIBLE : EnumSet.of(from);
            case LOAD_BEGUN, PARTLY_ROLLED_BACK -> EnumSet.of(LOADING);
            case LOADED -> EnumSet.of(LOADED);
            case VALIDATED, DIFFERED, INDEXED, INDEXES_LACKING -> LOADED_ON;
        };
    }
}
