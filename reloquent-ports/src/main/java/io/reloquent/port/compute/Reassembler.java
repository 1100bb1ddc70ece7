package io.reloquent.port.compute;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.run.Unmakable;
import java.util.List;

/// Builds the documents of a collection without writing them anywhere.
public interface Reassembler {

    /// Every document of the collection that can be made, in key order.
    ///
    /// @param unmakable what becomes of one that cannot
    void documents(CollectionPlan collection, Snapshot snapshot, Unmakable unmakable, DocumentVisitor visitor);

    /// The first documents of the collection, in key order.
    void first(CollectionPlan collection, Snapshot snapshot, int count, DocumentVisitor visitor);

    /// The document of one key, if there is one.
    ///
    /// @param key part by part, as the source reads its values
    void one(CollectionPlan collection, Snapshot snapshot, List<String> key, DocumentVisitor visitor);
}
