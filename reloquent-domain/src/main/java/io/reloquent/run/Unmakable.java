package io.reloquent.run;

/// What becomes of a document that cannot be made, because it is too large or a value has no place in BSON.
public enum Unmakable {
    /// The run ends and names it.
    STOP,
    /// It becomes a dead letter, and the run goes on.
    SET_ASIDE
}
