package io.reloquent.lifecycle;

/// Why a step cannot be done now, as a sentence, and what to do about it.
public record Denial(String because, String remedy) {

    static Denial of(Step step, Phase phase) {
        if (phase == Phase.LOADING) {
            return new Denial(
                    "A load has begun: what its documents are made from cannot change any more.",
                    "Run 'reloquent migrate' to bring it to its end, or 'reloquent rollback' to go back to before it.");
        }
        if (!phase.isReversible()) {
            return new Denial(
                    "The target holds documents: what they are made from cannot change any more.",
                    "Run 'reloquent rollback' first: it drops what was loaded, and everything can be changed again.");
        }
        return switch (step) {
            case DISCOVER, SELECT, DESIGN, PLAN ->
                new Denial("The source's schema has not been read yet.", "Run 'reloquent discover --direct'.");
            case ESTIMATE, PREPARE, MIGRATE ->
                new Denial("There is no plan of what is decided now.", "Run 'reloquent plan', and look at it.");
            case VALIDATE, INDEX ->
                new Denial("No migration has come to its end in this target.", "Run 'reloquent migrate'.");
        };
    }
}
