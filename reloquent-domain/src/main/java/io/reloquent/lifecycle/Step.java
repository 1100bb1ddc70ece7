package io.reloquent.lifecycle;

import java.util.Optional;

/// The steps of a migration, in order.
public enum Step {
    DISCOVER("discover --direct", "Read the source's schema"),
    SELECT("select --all", "Choose tables"),
    DESIGN("design --suggest", "Design documents"),
    PLAN("plan", "Review what will happen"),
    ESTIMATE("estimate", "Size what it takes"),
    PREPARE("prepare", "Set up the target"),
    MIGRATE("migrate", "Load the documents"),
    VALIDATE("validate", "Compare them with the source"),
    INDEX("indexes", "Build indexes");

    private final String command;
    private final String purpose;

    Step(String command, String purpose) {
        this.command = command;
        this.purpose = purpose;
    }

    /// The command that does the step, without the program's name.
    public String command() {
        return command;
    }

    public String purpose() {
        return purpose;
    }

    /// Whether a migration can do without it.
    public boolean isOptional() {
        return this == ESTIMATE || this == PREPARE;
    }

    /// The step whose result this one is done from; building indexes needs the load, not the comparison.
    public Optional<Step> before() {
        return switch (this) {
            case DISCOVER -> Optional.empty();
            case SELECT -> Optional.of(DISCOVER);
            case DESIGN -> Optional.of(SELECT);
            case PLAN -> Optional.of(DESIGN);
            case ESTIMATE, PREPARE, MIGRATE -> Optional.of(PLAN);
            case VALIDATE, INDEX -> Optional.of(MIGRATE);
        };
    }
}
