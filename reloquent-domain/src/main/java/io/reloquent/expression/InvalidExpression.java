package io.reloquent.expression;

/// A text that is not an expression. Its message is a sentence that does not repeat the text.
public final class InvalidExpression extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    public InvalidExpression(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /// Where in the text the trouble is, as `String` counts; the text's length if it ends too early.
    public int offset() {
        return offset;
    }
}
