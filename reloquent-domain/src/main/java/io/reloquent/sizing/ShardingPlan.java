package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import java.util.List;

/// How a target's collections are spread over shards.
///
/// @param plan        hash of the plan that it was made for
/// @param shards      how many there should be
/// @param collections those that are spread; all others stay whole, on one shard
public record ShardingPlan(String plan, Recommendation<Integer> shards, List<Sharded> collections) {

    public ShardingPlan {
        collections = List.copyOf(collections);
    }

    /// A collection that is spread.
    ///
    /// @param splits where it is cut before the load, each with one value for every part of the key, in order, as
    ///     the source writes values; empty for a hashed key, which MongoDB cuts itself
    public record Sharded(String collection, Recommendation<ShardKey> key, List<List<String>> splits) {
        public Sharded {
            splits = splits.stream().map(List::copyOf).toList();
            for (List<String> split : splits) {
                if (split.size() != key.value().parts().size()) {
                    throw new IllegalArgumentException("%s is cut at %s, but its key has %d parts"
                            .formatted(collection, split, key.value().parts().size()));
                }
            }
        }
    }
}
