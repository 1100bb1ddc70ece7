package io.reloquent.target;

import java.util.Set;

/// How a target is to be set up.
///
/// @param shard      whether to spread collections over shards, where that is planned
/// @param validators whether collections are to refuse documents that the plan does not make
/// @param keep       whether collections with documents may stay as they are
/// @param dropRun    whether what a run that was cut off has loaded may be dropped
/// @param drop       collections that may be dropped, whoever made them
public record SetupWishes(boolean shard, boolean validators, boolean keep, boolean dropRun, Set<String> drop) {

    public static final SetupWishes NONE = new SetupWishes(true, false, false, false, Set.of());

    public SetupWishes {
        drop = Set.copyOf(drop);
    }
}
