package io.reloquent.core;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.IndexPlan;
import io.reloquent.port.target.IndexBuilder;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.target.TargetSetup;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.Progress;
import io.reloquent.target.Preparation;
import io.reloquent.target.SetupStep;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// `reloquent indexes`: builds the planned indexes, after the load, when it is cheapest, and lets documents be moved
/// between shards again.
public final class BuildIndexes {

    private final MakePlan makePlan;
    private final Ledger ledger;
    private final IndexBuilder builder;
    private final TargetSetup setup;
    private final Workspace workspace;
    private final Steps steps;

    public BuildIndexes(
            MakePlan makePlan,
            Ledger ledger,
            IndexBuilder builder,
            TargetSetup setup,
            Workspace workspace,
            Clock clock) {
        this.makePlan = makePlan;
        this.ledger = ledger;
        this.builder = builder;
        this.setup = setup;
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// Builds what is not there yet; an index that the data does not allow is reported, and the others are built.
    public MigrationReport run(Progress progress) {
        var started = steps.now();
        LoadedRun loaded = LoadedRun.find(ledger, makePlan, steps);
        List<IndexPlan> planned = loaded.plan().indexes();
        List<IndexResult> results = new ArrayList<>();
        for (IndexPlan index : planned) {
            progress.say("Index %d of %d: %s %s"
                    .formatted(results.size() + 1, planned.size(), index.collection(), index.name()));
            results.add(build(index, progress));
        }
        startBalancer(progress);
        MigrationReport report = loaded.report(workspace, ledger, steps.now())
                .with(results, steps.now())
                .balanced();
        workspace.report().save(report);
        long built = results.stream().filter(IndexResult::built).count();
        Outcome outcome = built == results.size() ? Outcome.DONE : Outcome.TROUBLE;
        String summary = "%d of %d built".formatted(built, results.size());
        steps.record(Step.INDEX, started, loaded.run().id(), loaded.run().id(), outcome, summary);
        return report;
    }

    /// Only where preparing the target has stopped it.
    private void startBalancer(Progress progress) {
        ledger.preparation().filter(Preparation::balancerStopped).ifPresent(preparation -> {
            var start = new SetupStep.StartBalancer();
            progress.say(start.sentence());
            setup.take(start);
            ledger.save(preparation.balanced());
        });
    }

    private IndexResult build(IndexPlan index, Progress progress) {
        String name = index.collection() + " " + index.name();
        try {
            builder.build(index, done -> progress.collection(name, 0, Math.round(done * 100), 100));
            return new IndexResult(index.collection(), index.name(), index.unique(), null);
        } catch (YoursToFix refused) {
            return new IndexResult(index.collection(), index.name(), index.unique(), refused.getMessage());
        }
    }
}
