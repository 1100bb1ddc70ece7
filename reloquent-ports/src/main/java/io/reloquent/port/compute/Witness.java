package io.reloquent.port.compute;

import io.reloquent.design.RootCollection;
import io.reloquent.plan.Blueprint;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.run.Unmakable;

/// Builds the documents of a collection a second time, by other means than the engine: what both make alike was read,
/// joined and written right, or wrong in two independent ways at once.
public interface Witness {

    /// Every document that the design asks for, in no promised order, in memory that no number of rows makes larger.
    /// What is larger than a document can be is left out, as the engine leaves it out.
    ///
    /// @param unmakable what becomes of a document with a value that BSON cannot hold
    /// @throws io.reloquent.fault.Fault if the source breaks off or cannot compute a value
    void documents(
            Blueprint blueprint, RootCollection root, Snapshot snapshot, Unmakable unmakable, DocumentVisitor visitor);
}
