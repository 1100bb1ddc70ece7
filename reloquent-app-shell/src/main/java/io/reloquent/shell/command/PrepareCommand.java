package io.reloquent.shell.command;

import io.reloquent.core.Prepare;
import io.reloquent.fault.YoursToFix;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.LiveProgress;
import io.reloquent.target.SetupWishes;
import io.reloquent.target.TargetFinding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent prepare`: looks whether the target is fit for the plan, and sets it up.
public final class PrepareCommand implements Verb {

    private static final String DROP = "drop";
    private static final String KEEP = "keep";
    private static final List<String> EXISTING = List.of(KEEP, DROP);

    /// What `--output json` gives.
    ///
    /// @param done whether the steps were taken, or would only be
    record View(
            int version,
            String plan,
            TargetViews.ClusterView target,
            List<TargetViews.FindingView> findings,
            List<TargetViews.StepView> steps,
            boolean done) {}

    @Override
    public String name() {
        return "prepare";
    }

    @Override
    public String summary() {
        return "look at the target and set it up for the load";
    }

    @Override
    public String explanation() {
        return "Looks whether the target is fit for the plan: its version, its room, its shards, what its user may do,"
                + " and whether collections have documents already. If it is, creates the collections, and spreads them"
                + " over shards where that is planned. What it creates, rollback drops.";
    }

    @Override
    public List<String> usages() {
        return List.of("[--dry-run] [--validators] [--skip-shard] [--existing keep|drop] [--drop COLLECTION …]");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag("dry-run", "shows what would be done, as commands for mongosh too, and does nothing"),
                Verb.flag("validators", "has collections refuse documents that the plan does not make"),
                Verb.flag("skip-shard", "leaves collections whole, whatever is planned"),
                Verb.valued(
                        "existing",
                        "WHAT",
                        "what becomes of documents in the plan's collections: keep leaves them and prepares the others,"
                                + " drop drops what a run that was cut off has loaded (else they are an error)"),
                Verb.repeated("drop", "COLLECTION", "drops this collection first, whoever made it; may be repeated"));
    }

    @Override
    public int run(Invocation invocation) {
        Optional<String> existing = invocation.choice(
                "existing",
                EXISTING,
                text -> EXISTING.stream().filter(text::equals).findFirst());
        var wishes = new SetupWishes(
                !invocation.has("skip-shard"),
                invocation.has("validators"),
                existing.filter(KEEP::equals).isPresent(),
                existing.filter(DROP::equals).isPresent(),
                Set.copyOf(invocation.values(DROP)));
        try (Session session = invocation.session()) {
            Prepare.Outcome outcome = outcome(invocation, session, wishes);
            invocation.show(
                    view(outcome),
                    () -> TargetViews.text(outcome, invocation.console().paintOut()));
            refuseErrors(outcome);
            invocation.say("");
            invocation.say(
                    ended(outcome) + " in " + session.configuration().target().place() + ".");
            invocation.next(outcome.done() ? "migrate" : "prepare");
            return 0;
        }
    }

    private static Prepare.Outcome outcome(Invocation invocation, Session session, SetupWishes wishes) {
        if (invocation.has("dry-run")) {
            return session.prepare().preview(wishes);
        }
        try (LiveProgress progress = invocation.progress()) {
            return session.prepare().run(wishes, progress);
        }
    }

    private static String ended(Prepare.Outcome outcome) {
        String steps = Figures.count(outcome.steps().size(), "step", "steps");
        return outcome.done() ? steps + " taken" : steps + " to take; nothing was done";
    }

    /// @throws YoursToFix if the target is not fit
    private static void refuseErrors(Prepare.Outcome outcome) {
        List<TargetFinding> errors = outcome.errors();
        if (errors.isEmpty()) {
            return;
        }
        String what =
                "The target is not fit for the plan: %s.".formatted(Figures.count(errors.size(), "error", "errors"));
        String next = "Do what the errors advise, and run 'reloquent prepare' again.";
        boolean access = errors.stream().allMatch(TargetFinding.MissingPrivilege.class::isInstance);
        throw access ? YoursToFix.access(what, next, null) : YoursToFix.usage(what, next);
    }

    private static View view(Prepare.Outcome outcome) {
        return new View(
                1,
                outcome.plan(),
                TargetViews.view(outcome.cluster()),
                TargetViews.findings(outcome),
                outcome.steps().stream().map(TargetViews::view).toList(),
                outcome.done());
    }
}
