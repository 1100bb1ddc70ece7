package io.reloquent.lifecycle;

/// The steps of a migration, in order.
public enum Step {
    DISCOVER("discover --direct", "Read the source's schema"),
    SELECT("select --all", "Choose tables"),
    DESIGN("design --suggest", "Design documents"),
    PLAN("plan", "Review what will happen"),
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
}
