package io.reloquent.port.compute;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.Lease;
import io.reloquent.run.Chunk;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import java.util.List;

/// Moves rows into documents.
public interface Engine {

    /// Loads what a collection still lacks, and returns when every chunk of it is fenced in the ledger.
    ///
    /// A passing fault of either server is waited out: whatever was not fenced is read and written again.
    ///
    /// @param lease    whose run's chunks they are
    /// @param done     chunks fenced before; empty on a first attempt
    /// @param again    whether documents of the rest may be there already
    /// @param unmakable what becomes of a document that cannot be made
    void load(
            CollectionPlan collection,
            Lease lease,
            Snapshot snapshot,
            List<Chunk> done,
            boolean again,
            Unmakable unmakable,
            Progress progress);
}
