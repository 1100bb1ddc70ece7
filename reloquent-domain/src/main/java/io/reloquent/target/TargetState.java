package io.reloquent.target;

import io.reloquent.sizing.ShardKey;
import java.util.Map;

/// The collections of a target as they are.
///
/// @param holding   how many documents each collection holds that exists
/// @param keys      the shard keys of those that are spread over shards; their parts have no types
/// @param balancing whether a balancer is on
public record TargetState(Map<String, Long> holding, Map<String, ShardKey> keys, boolean balancing) {

    public TargetState {
        holding = Map.copyOf(holding);
        keys = Map.copyOf(keys);
    }

    public boolean has(String collection) {
        return holding.containsKey(collection);
    }

    public long documents(String collection) {
        return holding.getOrDefault(collection, 0L);
    }

    /// Whether a collection is spread by other fields than those of a key.
    boolean isSpreadOtherwise(String collection, ShardKey key) {
        ShardKey found = keys.get(collection);
        return found != null && !found.fields().equals(key.fields());
    }
}
