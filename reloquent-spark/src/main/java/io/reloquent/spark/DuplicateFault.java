package io.reloquent.spark;

/// A document whose `_id` the target has already, where nothing was to be there.
final class DuplicateFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String id;

    DuplicateFault(String id) {
        super("_id " + id + " is there already");
        this.id = id;
    }

    String id() {
        return id;
    }
}
