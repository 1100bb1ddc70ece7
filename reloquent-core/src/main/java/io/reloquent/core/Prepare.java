package io.reloquent.core;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.plan.Plan;
import io.reloquent.port.target.ClusterInspector;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Leases;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.target.TargetSetup;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Progress;
import io.reloquent.run.Run;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.target.Cluster;
import io.reloquent.target.Preparation;
import io.reloquent.target.Requirements;
import io.reloquent.target.SetupStep;
import io.reloquent.target.SetupStep.DropCollection;
import io.reloquent.target.SetupWishes;
import io.reloquent.target.Situation;
import io.reloquent.target.TargetFinding;
import io.reloquent.target.TargetFinding.Severity;
import io.reloquent.target.TargetState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// `reloquent prepare`: looks whether the target is fit for the plan, and sets it up.
///
/// What is about to be done is recorded in the ledger first, so that a rollback undoes exactly that, also after a
/// crash.
public final class Prepare {

    private final MakePlan makePlan;
    private final Function<Plan, Requirements> requirements;
    private final ClusterInspector inspector;
    private final TargetSetup setup;
    private final Ledger ledger;
    private final Leases leases;
    private final Workspace workspace;
    private final LeaseTerms terms;
    private final Steps steps;

    /// @param requirements what a plan needs, asked for anew each time
    public Prepare(
            MakePlan makePlan,
            Function<Plan, Requirements> requirements,
            ClusterInspector inspector,
            TargetSetup setup,
            Ledger ledger,
            Leases leases,
            Workspace workspace,
            LeaseTerms terms,
            Clock clock) {
        this.makePlan = makePlan;
        this.requirements = requirements;
        this.inspector = inspector;
        this.setup = setup;
        this.ledger = ledger;
        this.leases = leases;
        this.workspace = workspace;
        this.terms = terms;
        this.steps = new Steps(workspace, clock);
    }

    /// What `estimate` has left in a workspace. A sharding plan may be of another plan.
    public static Function<Plan, Requirements> estimated(Workspace workspace) {
        return plan -> {
            Optional<SizingPlan> sizing =
                    workspace.sizing().load().filter(s -> s.plan().equals(plan.hash()));
            OptionalLong bytes =
                    sizing.map(SizingPlan::migrationBytes).map(OptionalLong::of).orElseGet(OptionalLong::empty);
            return new Requirements(bytes, workspace.sharding().load());
        };
    }

    /// What came out.
    ///
    /// @param plan  hash of the plan
    /// @param steps what is to be done, or was done
    /// @param done  whether it was done
    public record Outcome(
            String plan, Cluster cluster, List<TargetFinding> findings, List<ShownStep> steps, boolean done) {
        public Outcome {
            findings = List.copyOf(findings);
            steps = List.copyOf(steps);
        }

        /// The findings for which nothing is done.
        public List<TargetFinding> errors() {
            return findings.stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();
        }
    }

    /// A step, and the same as lines for MongoDB's shell.
    public record ShownStep(SetupStep step, List<String> commands) {
        public ShownStep {
            commands = List.copyOf(commands);
        }
    }

    /// Says what would be done, and does nothing.
    public Outcome preview(SetupWishes wishes) {
        Situation situation = situation(makePlan.compute(), wishes);
        return outcome(situation, false);
    }

    /// Does it, unless a finding forbids it.
    public Outcome run(SetupWishes wishes, Progress progress) {
        try (Workspace.Lock lock = workspace.lock(Step.PREPARE)) {
            var started = steps.now();
            Plan plan = makePlan.reviewed(progress);
            steps.notLoaded();
            Outcome seen = outcome(situation(plan, wishes), false);
            if (!seen.errors().isEmpty()) {
                return seen;
            }
            if (!wishes.dropRun()) {
                steps.begin(Step.PREPARE);
            }
            String own = steps.journal().output(Step.MIGRATE);
            try (var lease = HeldLease.take(leases, terms, "prepare", own, progress)) {
                // What was seen before the lease was taken may have changed until then.
                Situation situation = situation(plan, wishes);
                Outcome outcome = outcome(situation, true);
                if (!outcome.errors().isEmpty()) {
                    return outcome(situation, false);
                }
                carryOut(situation, lease, progress);
                if (wishes.dropRun()) {
                    steps.rolledBack();
                }
                String summary = "%d collections".formatted(plan.collections().size());
                steps.record(Step.PREPARE, started, plan.hash(), plan.hash(), StepRecord.Outcome.DONE, summary);
                return outcome;
            }
        }
    }

    /// Says no to a load into a target that is not as it has to be.
    ///
    /// @throws YoursToFix if it has to be prepared first
    void require(Plan plan) {
        Optional<Preparation> preparation = ledger.preparation();
        Optional<ShardingPlan> sharding = required(plan).sharding();
        if (preparation.isPresent()) {
            Preparation done = preparation.get();
            if (!done.complete()) {
                throw notPrepared("Preparing the target was cut off.");
            }
            if (!done.plan().equals(plan.hash())) {
                throw notPrepared("The target was prepared for another plan.");
            }
            if (!done.sharded().isEmpty() && sharding.isEmpty()) {
                throw notPrepared("The target was prepared by a sharding plan that is not there any more.");
            }
        } else if (sharding.isPresent() && inspector.inspect().isSharded()) {
            throw notPrepared("There is a sharding plan, and the target was not prepared.");
        }
    }

    /// Makes anew what was prepared and is not there, such as what an interrupted load has left and was dropped.
    void restore(Plan plan, Lease lease, Progress progress) {
        ledger.preparation().ifPresent(preparation -> {
            var wishes =
                    new SetupWishes(!preparation.sharded().isEmpty(), preparation.validators(), true, false, Set.of());
            carryOut(situation(plan, wishes), lease, progress);
        });
    }

    private static YoursToFix notPrepared(String why) {
        return YoursToFix.step(why, "Run 'reloquent prepare'.");
    }

    private Situation situation(Plan plan, SetupWishes wishes) {
        new KnownNames("The plan", plan.names()).require(wishes.drop());
        Requirements required = required(plan);
        Optional<Run> run = ledger.latest();
        run.ifPresent(begun -> BeforeLoad.refuseLoaded(begun, plan));
        Preparation preparation = ledger.preparation().orElseGet(() -> Preparation.none(plan.hash()));
        // The kind of the cluster is known from here on.
        Cluster cluster = inspector.inspect();
        TargetState state = setup.state(names(plan, run, preparation));
        return new Situation(
                makePlan.database(),
                Ledger.DATABASE,
                plan,
                makePlan.catalog(),
                required,
                wishes,
                cluster,
                state,
                run,
                preparation);
    }

    private static Set<String> names(Plan plan, Optional<Run> run, Preparation preparation) {
        Set<String> names = new LinkedHashSet<>(plan.names());
        run.ifPresent(begun -> names.addAll(begun.collections()));
        names.addAll(preparation.collections());
        return names;
    }

    /// What the plan needs; no sharding where all of its collections stay whole.
    private Requirements required(Plan plan) {
        Requirements estimated = requirements.apply(plan);
        Optional<ShardingPlan> sharding =
                estimated.sharding().filter(spread -> !spread.collections().isEmpty());
        if (sharding.isPresent() && !sharding.get().plan().equals(plan.hash())) {
            throw YoursToFix.step(
                    "The sharding plan is stale: it was made for another plan.",
                    "Run 'reloquent estimate' again, or delete sharding-plan.yaml.");
        }
        return new Requirements(estimated.bytes(), sharding);
    }

    private Outcome outcome(Situation situation, boolean done) {
        List<ShownStep> shown = situation.steps().stream()
                .map(step -> new ShownStep(step, setup.commands(step)))
                .toList();
        return new Outcome(situation.plan().hash(), situation.cluster(), situation.findings(), shown, done);
    }

    private void carryOut(Situation situation, Lease lease, Progress progress) {
        List<SetupStep> todo = situation.steps();
        Preparation before = situation.preparation();
        Preparation intended = before.intending(
                situation.plan().hash(), todo, situation.wishes().validators());
        Preparation after = intended.completed(gone(todo, situation));
        if (todo.isEmpty() && after.equals(before)) {
            return;
        }
        save(intended, lease);
        forgetRun(situation, lease);
        for (SetupStep step : todo) {
            lease.ensureHeld();
            progress.say(step.sentence());
            setup.take(step);
        }
        save(after, lease);
    }

    /// Before its documents are dropped: it must not be resumed without them.
    private void forgetRun(Situation situation, Lease lease) {
        if (situation.wishes().dropRun()) {
            lease.ensureHeld();
            situation.run().ifPresent(run -> ledger.forget(run.id()));
        }
    }

    private void save(Preparation preparation, Lease lease) {
        lease.ensureHeld();
        ledger.save(preparation);
    }

    /// What is dropped and not made anew.
    private static List<String> gone(List<SetupStep> todo, Situation situation) {
        List<String> planned = situation.plan().names();
        List<String> gone = new ArrayList<>();
        for (SetupStep step : todo) {
            if (step instanceof DropCollection drop && !planned.contains(drop.subject())) {
                gone.add(drop.subject());
            }
        }
        return gone;
    }
}
