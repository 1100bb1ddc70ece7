package io.reloquent.target;

import io.reloquent.catalog.Catalog;
import io.reloquent.plan.Plan;
import io.reloquent.run.Run;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardingPlan;
import java.util.List;
import java.util.Optional;

/// A target, a plan for it, and all that was done to it.
///
/// @param database     the target's
/// @param ledger       the database that the ledger is in
/// @param requirements of the plan
/// @param run          the newest, which has not come to its end
/// @param preparation  what was done before
public record Situation(
        String database,
        String ledger,
        Plan plan,
        Catalog catalog,
        Requirements requirements,
        SetupWishes wishes,
        Cluster cluster,
        TargetState state,
        Optional<Run> run,
        Preparation preparation) {

    /// Everything worth knowing about it.
    public List<TargetFinding> findings() {
        return new TargetCheck(this).findings();
    }

    /// What is still to be done, in order.
    public List<SetupStep> steps() {
        return new Setup(this).steps();
    }

    /// How collections are to be spread, if they are.
    Optional<ShardingPlan> sharding() {
        return wishes.shard() ? requirements.sharding() : Optional.empty();
    }

    boolean spreads() {
        return cluster.isSharded() && sharding().isPresent();
    }

    /// The planned shard key of a collection, where it is to be spread.
    Optional<ShardKey> key(String collection) {
        return sharded(collection).map(sharded -> sharded.key().value());
    }

    Optional<ShardingPlan.Sharded> sharded(String collection) {
        return sharding().filter(planned -> cluster.isSharded()).stream()
                .flatMap(planned -> planned.collections().stream())
                .filter(sharded -> sharded.collection().equals(collection))
                .findFirst();
    }

    /// What was prepared for an earlier plan and is there, but is not planned any more.
    List<String> leftOver() {
        List<String> planned = TargetCheck.names(plan);
        return preparation.collections().stream()
                .filter(name -> !planned.contains(name) && state.has(name))
                .toList();
    }

    /// Whether a collection that is there is dropped and made anew.
    boolean goes(String collection) {
        boolean ofRun = run.map(Run::collections).orElse(List.of()).contains(collection);
        boolean remade = preparation.collections().contains(collection)
                && state.documents(collection) == 0
                && key(collection)
                        .map(key -> state.isSpreadOtherwise(collection, key))
                        .orElse(state.keys().containsKey(collection));
        return state.has(collection) && (wishes.drop().contains(collection) || (wishes.dropRun() && ofRun) || remade);
    }
}
