package io.reloquent.core;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.plan.Plan;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.Run;
import java.time.Instant;

/// A run that came to its end, with the plan it carried out: what comparing and indexing begin from.
record LoadedRun(Run run, Plan plan) {

    /// @param steps learn of the load if another workspace made it
    static LoadedRun find(Ledger ledger, MakePlan makePlan, Steps steps) {
        Run run = ledger.latest()
                .filter(r -> r.state() == Run.State.LOADED)
                .orElseThrow(() -> YoursToFix.step(
                        "No migration has come to its end in this target.",
                        "Run 'reloquent " + Step.MIGRATE.command() + "'."));
        Plan plan = makePlan.compute();
        if (!plan.hash().equals(run.plan())) {
            throw YoursToFix.step(
                    "Run %s followed another plan: the schema, the design or the target has changed since."
                            .formatted(run.id()),
                    "Undo the change, or run 'reloquent rollback --confirm' and migrate again.");
        }
        steps.adopt(run);
        return new LoadedRun(run, plan);
    }

    /// The report on the run as far as it was written, or its beginning from the ledger.
    MigrationReport report(Workspace workspace, Ledger ledger, Instant now) {
        return workspace
                .report()
                .load()
                .filter(written -> written.run().equals(run.id()))
                .orElseGet(() -> Reports.of(plan, run, ledger, now));
    }
}
