package io.reloquent.core;

import io.reloquent.lifecycle.Status;
import io.reloquent.port.workspace.Workspace;
import java.time.Clock;

/// `reloquent status`: how far the migration is, what is stale and why, and what comes next.
public final class ShowStatus {

    private final Steps steps;

    public ShowStatus(Workspace workspace, Clock clock) {
        this.steps = new Steps(workspace, clock);
    }

    public Status run() {
        return Status.of(steps.journal());
    }
}
