package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Recommendation;
import io.reloquent.port.source.KeyStatistics;
import io.reloquent.port.source.Snapshot;
import io.reloquent.sizing.CollectionLoad;
import io.reloquent.sizing.ColumnSpread;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardKeyChoice;
import io.reloquent.sizing.ShardKeyChoice.Candidate;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.ShardingPlan.Sharded;
import io.reloquent.sizing.Workload;
import java.util.ArrayList;
import java.util.List;

/// Decides how collections are spread over shards.
final class Spread {

    /// Pieces that a ranged key is cut into for each shard, so that the balancer has something to move.
    private static final int PIECES = 4;

    private final Plan plan;
    private final Catalog catalog;
    private final KeyStatistics statistics;
    private final Snapshot snapshot;

    Spread(Plan plan, Catalog catalog, KeyStatistics statistics, Snapshot snapshot) {
        this.plan = plan;
        this.catalog = catalog;
        this.statistics = statistics;
        this.snapshot = snapshot;
    }

    ShardingPlan over(Workload workload, Recommendation<Integer> shards) {
        List<Sharded> sharded = new ArrayList<>();
        for (int i = 0; i < plan.collections().size(); i++) {
            CollectionLoad load = workload.collections().get(i);
            if (ShardKeyChoice.isWorthwhile(load, workload, shards.value())) {
                sharded.add(spread(plan.collections().get(i), shards.value()));
            }
        }
        return new ShardingPlan(plan.hash(), shards, sharded);
    }

    private Sharded spread(CollectionPlan collection, int shards) {
        List<ColumnSpread> known = statistics.of(collection.root().read().table());
        Candidate chosen = ShardKeyChoice.of(collection, catalog, known, shards);
        Recommendation<ShardKey> key = chosen.key();
        List<List<String>> splits = chosen.order().isEmpty()
                ? List.of()
                : snapshot.boundaries(chosen.orderOf(collection.root().read()), PIECES * shards);
        return new Sharded(collection.collection(), key, splits);
    }
}
