package io.reloquent.expression;

/// A value that cannot be computed: a number too large, a division by zero, a text that is not a date. Its message is
/// a sentence.
public final class EvaluationFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvaluationFault(String message) {
        super(message);
    }
}
