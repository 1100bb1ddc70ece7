package io.reloquent.port.target;

import io.reloquent.fault.OursOrTheirs;

/// The right to load into a target, which one run at a time holds.
public interface Lease {

    /// The run that holds it.
    String run();

    /// Grows with every run that takes the right over: what carries an older one is refused.
    long token();

    /// Makes sure that no other run may have taken the right over, before something is written by it.
    ///
    /// @throws OursOrTheirs if another has, or if it cannot be known
    void ensureHeld();

    /// What is said of it when another run has taken the right over.
    default OursOrTheirs takenOver() {
        return new OursOrTheirs(
                "Another Reloquent has taken this target over from run %s.".formatted(run()),
                "Find out who runs it; one migration at a time can load a target.");
    }
}
