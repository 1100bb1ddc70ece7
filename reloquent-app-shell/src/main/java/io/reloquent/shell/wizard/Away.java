package io.reloquent.shell.wizard;

/// Ends a step in the middle of a question: the person went back, or left.
final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Turn turn;

    Away(Turn turn) {
        super(turn.toString(), null, false, false);
        this.turn = turn;
    }

    /// Escape in a question inside a step leads back to that step's menu; who leaves, leaves.
    void staysInside() {
        if (turn instanceof Turn.Leave) {
            throw this;
        }
    }

    Turn turn() {
        return turn;
    }
}
