package io.reloquent.faults;

/// What is being done when something happens.
enum Phase {
    DISCOVER,
    LOAD,
    VERIFY;

    /// Runs the command of this phase.
    Runnable command(Migration migration, Design design) {
        return switch (this) {
            case DISCOVER -> () -> migration.prepare(design);
            case LOAD -> () -> migration.migrate(false);
            case VERIFY -> () -> verify(migration);
        };
    }

    private static void verify(Migration migration) {
        var verification = migration.validate();
        if (!verification.passes()) {
            throw new IllegalStateException("validation finds a difference where there is none: " + verification);
        }
    }

    String words() {
        return switch (this) {
            case DISCOVER -> "discover";
            case LOAD -> "load";
            case VERIFY -> "verify";
        };
    }
}
