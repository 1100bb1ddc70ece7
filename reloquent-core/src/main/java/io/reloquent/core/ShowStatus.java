package io.reloquent.core;

import io.reloquent.lifecycle.Status;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.Readiness;
import java.time.Clock;
import java.util.Optional;

/// `reloquent status`: how far the migration is, what is stale and why, and what comes next.
public final class ShowStatus {

    private final Steps steps;

    public ShowStatus(Workspace workspace, Clock clock) {
        this.steps = new Steps(workspace, clock);
    }

    public Status run() {
        return steps.status();
    }

    /// Whether the target can take over; nothing before it was loaded.
    public Optional<Readiness> readiness() {
        return steps.readiness(steps.journal());
    }
}
