package io.reloquent.web.problem;

/// Ends a request with a problem that no use case knows.
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Conflict(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
