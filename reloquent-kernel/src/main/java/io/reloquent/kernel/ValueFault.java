package io.reloquent.kernel;

/// A value that a document cannot hold. The message goes on after "the value": `is infinity, and …`.
final class ValueFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    ValueFault(String why) {
        super(why);
    }
}
