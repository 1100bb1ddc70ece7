package io.reloquent.core;

import io.reloquent.catalog.Fingerprint;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Suggest;
import io.reloquent.design.SuggestedModel;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.Planner;
import io.reloquent.plan.Planning;
import io.reloquent.port.workspace.Workspace;
import java.time.Clock;

/// `reloquent design`: decides how tables become documents.
public final class Design {

    private final Workspace workspace;
    private final Steps steps;

    public Design(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// Suggests a model, and makes it the design.
    public SuggestedModel suggest() {
        SuggestedModel suggested = Suggest.model(steps.catalog(), steps.selection());
        keep(suggested.model());
        return suggested;
    }

    /// Makes a model the design if it can be carried out; answers with what there is to say about it.
    ///
    /// @throws io.reloquent.fault.YoursToFix naming everything that stands in the way
    public Planning adopt(DocumentModel model) {
        Planning planning = check(model);
        Refusal.ifErrors(planning);
        keep(model);
        return planning;
    }

    /// What there is to say about a model.
    public Planning check(DocumentModel model) {
        return Planner.plan(steps.catalog(), steps.selection(), model, "", "");
    }

    /// The design as it is.
    public DocumentModel current() {
        return steps.model();
    }

    private void keep(DocumentModel model) {
        var started = steps.now();
        workspace.model().save(model);
        String input = steps.journal().output(Step.SELECT);
        String summary =
                model.tables().size() + " tables in " + model.collections().size() + " collections";
        steps.record(Step.DESIGN, started, input, Fingerprint.of(model), Outcome.DONE, summary);
    }
}
