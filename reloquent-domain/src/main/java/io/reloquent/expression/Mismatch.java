package io.reloquent.expression;

/// What stops the check of one part of an expression; the check of the other parts goes on.
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Mismatch(int offset, String message, String remedy) {
        super(message);
        this.problem = new Problem(offset, message, remedy);
    }

    Problem problem() {
        return problem;
    }
}
