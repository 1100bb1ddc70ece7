package io.reloquent.plan;

import io.reloquent.catalog.RowCount;

/// How one collection is made.
///
/// @param documents how many there will be, as far as is known
/// @param ranges         into how many key ranges it is cut, which may be read at once
/// @param worstCaseBytes what its largest document may reach; 0 where nothing is known
public record CollectionPlan(
        String collection, Nest root, RowCount documents, Recommendation<Integer> ranges, long worstCaseBytes) {}
