package io.reloquent.core;

import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.port.target.Collections;
import io.reloquent.port.target.Leases;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.target.TargetSetup;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Progress;
import io.reloquent.run.Run;
import io.reloquent.target.Preparation;
import io.reloquent.target.SetupStep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// `reloquent rollback`: drops what the latest run and its preparation created in the target, and nothing else; also
/// after a crash.
public final class Rollback {

    private final Collections collections;
    private final TargetSetup setup;
    private final Ledger ledger;
    private final Leases leases;
    private final Workspace workspace;
    private final LeaseTerms terms;
    private final Steps steps;

    public Rollback(
            Collections collections,
            TargetSetup setup,
            Ledger ledger,
            Leases leases,
            Workspace workspace,
            LeaseTerms terms,
            Clock clock) {
        this.collections = collections;
        this.setup = setup;
        this.ledger = ledger;
        this.leases = leases;
        this.terms = terms;
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// What would be dropped: collections of the latest run or prepared for it that are there, and how many documents
    /// each holds.
    ///
    /// @param only those to drop; empty for all
    /// @throws io.reloquent.fault.YoursToFix if one of them is none of the latest run's
    public Map<String, Long> preview(Set<String> only) {
        Optional<Run> latest = ledger.latest();
        Set<String> names = new TreeSet<>();
        latest.ifPresent(run -> names.addAll(run.collections()));
        if (only.isEmpty()) {
            ledger.preparation().ifPresent(preparation -> names.addAll(preparation.collections()));
        } else {
            new KnownNames("The latest run", List.copyOf(names)).require(only);
            names.retainAll(only);
        }
        return names.isEmpty() ? Map.of() : new TreeMap<>(collections.holding(names));
    }

    /// Drops it, and says what it was. Where some collections are left, the run can go on with those that are gone.
    public Map<String, Long> run(Set<String> only, Progress progress) {
        try (Workspace.Lock lock = workspace.lock()) {
            String own = steps.journal().output(Step.MIGRATE);
            try (var lease = HeldLease.take(leases, terms, "rollback", own, progress)) {
                Instant started = steps.now();
                Map<String, Long> dropped = preview(only);
                Optional<Run> latest = ledger.latest();
                boolean partly = latest.isPresent()
                        && !only.isEmpty()
                        && !only.containsAll(latest.get().collections());
                var emptying = new Emptying(collections, ledger);
                if (partly) {
                    Run left = emptying.some(latest.get(), only, lease, started);
                    steps.partlyRolledBack(left, left.progress());
                } else {
                    latest.ifPresent(run -> emptying.everything(run, lease, started));
                    ledger.preparation().ifPresent(this::undo);
                    steps.rolledBack();
                }
                latest.ifPresent(run -> remember(run, dropped, started));
                return dropped;
            }
        }
    }

    private void remember(Run run, Map<String, Long> dropped, Instant started) {
        long documents = dropped.values().stream().mapToLong(Long::longValue).sum();
        String summary = "%,d documents in %d collections dropped".formatted(documents, dropped.size());
        steps.remember("rollback", started, run.plan(), run.id(), Outcome.DONE, summary);
    }

    /// Nothing is moved between shards on account of collections that are gone.
    private void undo(Preparation preparation) {
        collections.drop(preparation.collections());
        if (preparation.balancerStopped()) {
            setup.take(new SetupStep.StartBalancer());
        }
        ledger.forgetPreparation();
    }
}
