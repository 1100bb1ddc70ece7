package io.reloquent.port.compute;

import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.WriteMode;
import io.reloquent.run.Chunk;
import io.reloquent.run.Progress;
import java.util.List;

/// Moves rows into documents.
public interface Engine {

    /// Loads what a collection still lacks, and returns when every chunk of it is fenced in the ledger.
    ///
    /// @param run  whose chunks they are
    /// @param done chunks fenced before; empty on a first attempt
    /// @param mode how to write; replace wherever documents of the rest may be there already
    void load(
            CollectionPlan collection,
            String run,
            Snapshot snapshot,
            List<Chunk> done,
            WriteMode mode,
            Progress progress);
}
