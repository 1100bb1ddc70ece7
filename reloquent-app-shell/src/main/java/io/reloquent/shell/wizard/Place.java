package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Status;
import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Step;
import java.util.List;

/// Where in the wizard one is.
enum Place {
    SOURCE("Source database", "/source"),
    TARGET("Target MongoDB", "/target"),
    DISCOVER("Read the schema", "/source"),
    TABLES("Select tables", "/tables"),
    DESIGN("Design documents", "/design"),
    TYPES("Review types", "/types"),
    SIZING("Size what it takes", "/sizing"),
    PREPARATION("Set up the target", "/preparation"),
    REVIEW("Review the plan", "/review"),
    MIGRATION("Migration", "/run"),
    VALIDATION("Validation", "/verification"),
    INDEXES("Index builds", "/indexes"),
    READY("Ready for production?", "/readiness");

    private static final List<Place> ALL = List.of(values());

    private final String title;
    private final String page;

    Place(String title, String page) {
        this.title = title;
        this.page = page;
    }

    String title() {
        return title;
    }

    /// Where it is in the browser, such as `/design`.
    String page() {
        return page;
    }

    /// Such as `Step 4 of 13: Select tables`.
    String heading() {
        return "Step %d of %d: %s".formatted(number(), ALL.size(), title);
    }

    /// Whether documents are in the target by then.
    boolean isAfterTheReview() {
        return compareTo(REVIEW) > 0;
    }

    /// Which one it is, from 1.
    private int number() {
        return ALL.indexOf(this) + 1;
    }

    Place next() {
        return ALL.get(Math.min(number(), ALL.size() - 1));
    }

    Place previous() {
        return ALL.get(Math.max(number() - 2, 0));
    }

    /// Where to go on, as the life cycle tells.
    static Place of(Status status, boolean configured) {
        return configured ? status.next().map(step -> of(step, status)).orElse(READY) : SOURCE;
    }

    private static Place of(Step next, Status status) {
        return switch (next) {
            case DISCOVER -> DISCOVER;
            case SELECT -> TABLES;
            case DESIGN -> DESIGN;
            case PLAN -> TYPES;
            case ESTIMATE -> SIZING;
            case PREPARE -> PREPARATION;
            case MIGRATE -> beforeTheLoad(status);
            case VALIDATE -> VALIDATION;
            case INDEX -> INDEXES;
        };
    }

    private static Place beforeTheLoad(Status status) {
        if (!status.phase().isReversible()) {
            return MIGRATION;
        }
        if (status.state(Step.ESTIMATE) != State.DONE) {
            return SIZING;
        }
        return status.state(Step.PREPARE) == State.DONE ? REVIEW : PREPARATION;
    }

    /// Every place that one may go to from here.
    ///
    /// @param reversible whether every decision may still be changed
    List<Place> reachable(boolean reversible) {
        return ALL.stream()
                .filter(place -> place.compareTo(this) <= 0)
                .filter(place -> reversible || place.isAfterTheReview())
                .toList();
    }
}
