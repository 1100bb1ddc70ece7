package io.reloquent.core;

import io.reloquent.design.DocumentModel;
import io.reloquent.design.Finding;
import io.reloquent.port.source.DataProbe;
import io.reloquent.port.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Part of `reloquent plan`: holds the keys and foreign keys that the design declares against the rows.
public final class LookIntoData {

    private final DataProbe probe;
    private final Steps steps;

    public LookIntoData(DataProbe probe, Workspace workspace, Clock clock) {
        this.probe = probe;
        this.steps = new Steps(workspace, clock);
    }

    /// What was found; nothing, and no connection, where the design declares nothing. To be asked of a design that can
    /// be planned.
    public List<Finding> run(Duration budget) {
        DocumentModel model = steps.model();
        return model.keys().isEmpty() && model.foreignKeys().isEmpty()
                ? List.of()
                : probe.check(model.keys(), model.foreignKeys(), budget);
    }
}
