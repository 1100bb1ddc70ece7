package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.connection.Configuration;
import io.reloquent.core.syntax.SqlSyntax;
import io.reloquent.expression.Syntax;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Planner;
import io.reloquent.plan.Planning;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Progress;
import io.reloquent.sizing.Where;
import java.time.Clock;

/// `reloquent plan`: states everything that will happen, and binds the run to it.
public final class MakePlan {

    private static final Syntax SYNTAX = new SqlSyntax();

    private final Configuration configuration;
    private final Workspace workspace;
    private final Steps steps;

    public MakePlan(Configuration configuration, Workspace workspace, Clock clock) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// Makes the plan and writes it down for review.
    ///
    /// @throws io.reloquent.fault.YoursToFix if the target holds documents that another plan made
    public Plan run() {
        var started = steps.now();
        Plan plan = compute();
        boolean known = plan.hash().equals(steps.journal().output(Step.PLAN));
        if (!known) {
            steps.begin(Step.PLAN);
        }
        workspace.write(plan);
        if (known && !steps.status().phase().isReversible()) {
            return plan;
        }
        steps.confirmDecisions();
        String summary = "%d collections, %d indexes"
                .formatted(plan.collections().size(), plan.indexes().size());
        steps.record(Step.PLAN, started, steps.journal().output(Step.DESIGN), plan.hash(), Outcome.DONE, summary);
        return plan;
    }

    /// The plan that follows from the workspace as it is now, written down nowhere.
    ///
    /// @throws YoursToFix if the design cannot be carried out
    public Plan compute() {
        Planning planning = Planner.plan(
                steps.blueprint(),
                SYNTAX,
                configuration.source().place(),
                configuration.target().place());
        Refusal.ifErrors(planning);
        return planning.plan().orElseThrow();
    }

    /// The plan that was looked at, or a new one if none was made yet.
    ///
    /// @throws YoursToFix if what it was made from has changed since
    Plan reviewed(Progress progress) {
        Plan plan = compute();
        String reviewed = steps.journal().output(Step.PLAN);
        if (reviewed.isEmpty()) {
            progress.say("No plan was made yet; making it: " + workspace.planPlace());
            return run();
        }
        if (!reviewed.equals(plan.hash())) {
            throw YoursToFix.step(
                    "The plan is stale: the schema, the design or the target has changed since it was made.",
                    "Run 'reloquent plan', look at it, and try again.");
        }
        return plan;
    }

    /// Where the configuration has the plan carried out.
    public Where place() {
        return switch (configuration.platform()) {
            case DIRECT -> Where.DIRECT;
            case SPARK_LOCAL -> Where.SPARK_LOCAL;
        };
    }

    /// The target's database.
    String database() {
        return configuration.target().database();
    }

    /// What the plan is made from.
    Catalog catalog() {
        return steps.catalog();
    }
}
