package io.reloquent.core;

import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.port.target.Collections;
import io.reloquent.port.target.Leases;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.target.TargetSetup;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Progress;
import io.reloquent.target.Preparation;
import io.reloquent.target.SetupStep;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
    public Map<String, Long> preview() {
        Set<String> names = new TreeSet<>();
        ledger.latest().ifPresent(run -> names.addAll(run.collections()));
        ledger.preparation().ifPresent(preparation -> names.addAll(preparation.collections()));
        return names.isEmpty() ? Map.of() : new TreeMap<>(collections.holding(names));
    }

    /// Drops it, and says what it was.
    public Map<String, Long> run(Progress progress) {
        try (Workspace.Lock lock = workspace.lock()) {
            String own = steps.journal().output(Step.MIGRATE);
            try (var lease = HeldLease.take(leases, terms, "rollback", own, progress)) {
                Instant started = steps.now();
                Map<String, Long> dropped = preview();
                ledger.latest().ifPresent(run -> {
                    new Emptying(collections, ledger).run(run, lease, started);
                    long documents =
                            dropped.values().stream().mapToLong(Long::longValue).sum();
                    String summary = "%,d documents in %d collections dropped".formatted(documents, dropped.size());
                    steps.remember("rollback", started, run.plan(), run.id(), Outcome.DONE, summary);
                });
                ledger.preparation().ifPresent(this::undo);
                steps.rolledBack();
                return dropped;
            }
        }
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
