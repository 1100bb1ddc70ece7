package io.reloquent.port.compute;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.DocumentVisitor;

/// Builds the documents of a collection again, for comparison.
public interface Reassembler {

    /// Every document of the collection, in key order.
    void documents(CollectionPlan collection, Snapshot snapshot, DocumentVisitor visitor);
}
