package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;

/// What a target has to be like. Everything but the number of shards is for each of them.
///
/// @param tier         of Atlas
/// @param storageBytes on disk
/// @param memoryBytes  of RAM
/// @param iops         operations of the disk a second
/// @param processors   of each server
/// @param perHour      of all shards, by the table of prices
public record TargetSize(
        Recommendation<Integer> shards,
        Recommendation<String> tier,
        Recommendation<Long> storageBytes,
        Recommendation<Long> memoryBytes,
        Recommendation<Integer> iops,
        Recommendation<Integer> processors,
        double perHour) {}
