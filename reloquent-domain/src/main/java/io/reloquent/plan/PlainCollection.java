package io.reloquent.plan;

import java.util.List;

/// A collection for somebody who writes plain values, as MongoDB's connector for Spark does.
///
/// @param reads     in the order of [Nest#reads()]
/// @param leaveOut  whether no null is written, at no place; else every null is
public record PlainCollection(CollectionPlan plan, List<PlainRead> reads, boolean leaveOut) {
    public PlainCollection {
        reads = List.copyOf(reads);
    }
}
