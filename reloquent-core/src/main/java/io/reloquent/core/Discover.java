package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Fingerprint;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.UsedType;
import io.reloquent.port.source.CatalogReader;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Progress;
import java.time.Clock;
import java.time.Duration;

/// `reloquent discover`: reads the source's schema and keeps it in the workspace, with what becomes of every type.
public final class Discover {

    private final CatalogReader source;
    private final Workspace workspace;
    private final Steps steps;

    public Discover(CatalogReader source, Workspace workspace, Clock clock) {
        this.source = source;
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// The same, with nobody listening.
    public Catalog run(Duration budget) {
        return run(budget, Progress.NONE);
    }

    /// @param budget how long rows and children may be counted
    /// @throws io.reloquent.fault.YoursToFix if the target holds documents: what they are made from stays as it is
    public Catalog run(Duration budget, Progress progress) {
        steps.begin(Step.DISCOVER);
        var started = steps.now();
        progress.say("Reading the schema, and counting rows for at most %d seconds".formatted(budget.toSeconds()));
        TypeChoices chosen = workspace.types().load().orElse(TypeChoices.NONE);
        Catalog catalog = source.read(budget);
        workspace.catalog().save(catalog);
        workspace.types().save(UsedType.choices(catalog, chosen));
        String summary = "%d tables, %d foreign keys"
                .formatted(catalog.tables().size(), catalog.foreignKeys().size());
        progress.say(summary);
        steps.record(Step.DISCOVER, started, "", Fingerprint.of(catalog.structure()), Outcome.DONE, summary);
        return catalog;
    }
}
