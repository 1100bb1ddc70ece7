package io.reloquent.local.direct;

import io.reloquent.kernel.Program;
import io.reloquent.local.load.LoadProgress;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Unmakable;

/// What all ranges of one collection share while it is loaded.
record Job(
        CollectionPlan plan,
        Program program,
        Lease lease,
        Snapshot snapshot,
        SourceDialect dialect,
        DocumentWriter writer,
        Ledger ledger,
        ChunkSize chunkSize,
        Unmakable unmakable,
        LoadProgress progress) {

    String collection() {
        return plan.collection();
    }
}
