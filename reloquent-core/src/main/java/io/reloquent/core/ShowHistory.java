package io.reloquent.core;

import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.port.workspace.Workspace;
import java.util.List;

/// `reloquent history`: everything that was done with the target from this workspace.
public final class ShowHistory {

    private final Workspace workspace;

    public ShowHistory(Workspace workspace) {
        this.workspace = workspace;
    }

    /// All of it, the oldest first.
    public List<HistoryEntry> run() {
        return workspace.history().entries();
    }
}
