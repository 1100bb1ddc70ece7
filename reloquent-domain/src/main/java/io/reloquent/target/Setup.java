package io.reloquent.target;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.DocumentSchema;
import io.reloquent.run.Run;
import io.reloquent.sizing.ShardingPlan.Sharded;
import io.reloquent.target.SetupStep.CreateCollection;
import io.reloquent.target.SetupStep.DropCollection;
import io.reloquent.target.SetupStep.EnableSharding;
import io.reloquent.target.SetupStep.RemoveValidator;
import io.reloquent.target.SetupStep.SetValidator;
import io.reloquent.target.SetupStep.ShardCollection;
import io.reloquent.target.SetupStep.SplitCollection;
import io.reloquent.target.SetupStep.StopBalancer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is to be done so that a plan can be loaded.
final class Setup {

    private final Situation situation;
    private final Set<String> gone;
    private final List<SetupStep> steps = new ArrayList<>();

    Setup(Situation situation) {
        this.situation = situation;
        this.gone = gone();
    }

    List<SetupStep> steps() {
        gone.forEach(name -> steps.add(new DropCollection(name)));
        if (situation.spreads() && situation.state().balancing()) {
            steps.add(new StopBalancer());
        }
        for (CollectionPlan collection : situation.plan().collections()) {
            if (!isLeftAlone(collection.collection())) {
                create(collection);
            }
        }
        situation.sharding().stream()
                .flatMap(planned -> planned.collections().stream())
                .filter(sharded -> situation.cluster().isSharded() && !isLeftAlone(sharded.collection()))
                .forEach(this::shard);
        return List.copyOf(steps);
    }

    private Set<String> gone() {
        Set<String> all = new LinkedHashSet<>();
        situation.leftOver().stream()
                .filter(name -> situation.state().documents(name) == 0)
                .forEach(all::add);
        if (situation.wishes().dropRun()) {
            situation.run().map(Run::collections).orElse(List.of()).stream()
                    .filter(situation.state()::has)
                    .forEach(all::add);
        }
        TargetCheck.names(situation.plan()).stream().filter(situation::goes).forEach(all::add);
        return all;
    }

    /// One with documents stays as it is.
    private boolean isLeftAlone(String name) {
        return isThere(name) && situation.state().documents(name) > 0;
    }

    private boolean isThere(String name) {
        return situation.state().has(name) && !gone.contains(name);
    }

    private void create(CollectionPlan collection) {
        String name = collection.collection();
        if (!isThere(name)) {
            steps.add(new CreateCollection(name));
        }
        boolean isNew = !isThere(name) || !isComplete();
        if (situation.wishes().validators()
                && (isNew || !situation.preparation().validators())) {
            steps.add(new SetValidator(name, DocumentSchema.of(collection, situation.catalog())));
        } else if (!situation.wishes().validators()
                && situation.preparation().validators()
                && isThere(name)
                && isOurs(name)) {
            steps.add(new RemoveValidator(name));
        }
    }

    private void shard(Sharded sharded) {
        String name = sharded.collection();
        boolean isSpread = isThere(name) && situation.state().keys().containsKey(name);
        if (!isSpread) {
            if (steps.stream().noneMatch(EnableSharding.class::isInstance)) {
                steps.add(new EnableSharding());
            }
            steps.add(new ShardCollection(name, sharded.key().value()));
        }
        if (!sharded.splits().isEmpty() && (!isSpread || !isComplete())) {
            steps.add(new SplitCollection(
                    name,
                    sharded.key().value(),
                    sharded.splits(),
                    situation.cluster().shards()));
        }
    }

    private boolean isOurs(String name) {
        return situation.preparation().collections().contains(name);
    }

    /// Whether everything was done for this very plan.
    private boolean isComplete() {
        return situation.preparation().complete()
                && situation.preparation().plan().equals(situation.plan().hash());
    }
}
