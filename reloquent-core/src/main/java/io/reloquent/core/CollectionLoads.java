package io.reloquent.core;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.OnFailure;
import io.reloquent.run.PartialFailure;
import io.reloquent.run.Progress;
import io.reloquent.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Loads the collections of a run under one snapshot, one after the other. Where the reason is a collection's own, its
/// failure leaves the others alone.
final class CollectionLoads {

    private final Engine engine;
    private final Ledger ledger;
    private final HeldLease lease;
    private final Snapshot snapshot;
    private final Migrate.Wishes wishes;
    private final Progress progress;
    private Run run;

    CollectionLoads(
            Engine engine,
            Ledger ledger,
            HeldLease lease,
            Snapshot snapshot,
            Migrate.Wishes wishes,
            Progress progress,
            Run run) {
        this.engine = engine;
        this.ledger = ledger;
        this.lease = lease;
        this.snapshot = snapshot;
        this.wishes = wishes;
        this.progress = progress;
        this.run = run;
    }

    /// The run as it is now.
    Run run() {
        return run;
    }

    /// Loads what is not loaded in full.
    ///
    /// @param again whether documents may be there already
    /// @return whether everything is to begin anew instead
    /// @throws Fault if something could not be loaded, and is not to be tried again
    boolean load(List<CollectionPlan> collections, boolean again) {
        int attempt = 1;
        Map<String, Fault> failed = pass(collections, again);
        while (!failed.isEmpty()) {
            PartialFailure failure = failure(collections, failed, attempt++);
            if (collections.size() > 1) {
                progress.say(failure.sentence());
            }
            OnFailure decision = wishes.onFailure().after(failure);
            switch (decision) {
                case ABORT -> throw failure.first();
                case RESTART -> {
                    return true;
                }
                case RETRY -> failed = pass(collections, true);
            }
        }
        return false;
    }

    private PartialFailure failure(List<CollectionPlan> collections, Map<String, Fault> failed, int attempt) {
        List<String> notBegun = collections.stream()
                .map(CollectionPlan::collection)
                .filter(name -> !failed.containsKey(name) && !run.finished().contains(name))
                .toList();
        List<String> loaded = collections.stream()
                .map(CollectionPlan::collection)
                .filter(run.finished()::contains)
                .toList();
        return new PartialFailure(loaded, failed, notBegun, attempt);
    }

    /// What failed, and why. After a fault of a server the rest is not tried: it would meet the same.
    private Map<String, Fault> pass(List<CollectionPlan> collections, boolean again) {
        Map<String, List<Chunk>> done = again ? Chunk.byCollection(ledger.chunks(run.id())) : Map.of();
        Map<String, Fault> failed = new LinkedHashMap<>();
        for (CollectionPlan collection : collections) {
            String name = collection.collection();
            if (run.finished().contains(name)) {
                continue;
            }
            try {
                load(collection, done.getOrDefault(name, List.of()), again);
            } catch (YoursToFix own) {
                failed.put(name, own);
                if (collections.size() > 1) {
                    progress.say("%s failed: %s".formatted(name, own.getMessage()));
                }
            } catch (OursOrTheirs everybodys) {
                failed.put(name, everybodys);
                return failed;
            }
        }
        return failed;
    }

    private void load(CollectionPlan collection, List<Chunk> done, boolean again) {
        engine.load(collection, lease, snapshot, done, again, wishes.unmakable(), progress);
        run = run.finished(collection.collection());
        ledger.save(lease, run);
    }
}
