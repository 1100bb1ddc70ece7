package io.reloquent.port.target;

/// The right to load into a target, which one run at a time holds.
public interface Lease {

    /// The run that holds it.
    String run();

    /// Grows with every run that takes the right over: what carries an older one is refused.
    long token();

    /// Makes sure that no other run may have taken the right over, before something is written by it.
    ///
    /// @throws io.reloquent.fault.OursOrTheirs if another has, or if it cannot be known
    void ensureHeld();
}
