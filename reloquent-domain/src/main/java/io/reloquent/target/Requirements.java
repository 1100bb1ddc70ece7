package io.reloquent.target;

import io.reloquent.sizing.ShardingPlan;
import java.util.Optional;
import java.util.OptionalLong;

/// What was estimated that a target needs.
///
/// @param bytes    of disk, for documents, indexes and what comes with them; absent where nothing was estimated
/// @param sharding how collections are spread; absent where all stay whole
public record Requirements(OptionalLong bytes, Optional<ShardingPlan> sharding) {

    public static final Requirements NONE = new Requirements(OptionalLong.empty(), Optional.empty());
}
