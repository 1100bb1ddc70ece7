package io.reloquent.report;

import java.util.List;

/// Whether the target can take over.
///
/// @param remedies what is still to be done, one sentence each; empty exactly when it is ready
public record Readiness(List<String> remedies) {

    public Readiness {
        remedies = List.copyOf(remedies);
    }

    public boolean isReady() {
        return remedies.isEmpty();
    }

    /// `READY FOR PRODUCTION` or `REQUIRES ATTENTION`.
    public String signal() {
        return isReady() ? "READY FOR PRODUCTION" : "REQUIRES ATTENTION";
    }
}
