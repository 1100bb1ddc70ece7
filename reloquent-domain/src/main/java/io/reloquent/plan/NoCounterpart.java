package io.reloquent.plan;

/// An index of the source cannot be said in the target's terms. Its message is the reason, without a full stop.
final class NoCounterpart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCounterpart(String because) {
        super(because, null, false, false);
    }

    String because() {
        return String.valueOf(getMessage());
    }
}
