package io.reloquent.port.target;

/// How documents are written.
public enum WriteMode {
    /// For the first time; a document that is there already is an error.
    INSERT,
    /// Again: each takes the place of the one with its `_id`, if there is one.
    REPLACE
}
