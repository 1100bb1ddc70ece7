package io.reloquent.faults;

import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;

/// A moment of a migration that has a name.
enum Failpoint {
    BEFORE_CATALOG_SAVED("Stored.save source-schema.yaml", Side.BEFORE, 1, true),
    AFTER_CATALOG_SAVED("Stored.save source-schema.yaml", Side.AFTER, 1, true),
    AFTER_LEASE_TAKEN("Leases.take", Side.AFTER, 1, false),
    BEFORE_RUN_RECORDED("Ledger.save LOADING", Side.BEFORE, 1, false),
    AFTER_RUN_RECORDED("Ledger.save LOADING", Side.AFTER, 1, false),
    AFTER_COLLECTIONS_CREATED("Collections.create", Side.AFTER, 1, false),
    BEFORE_BATCH("DocumentWriter.write", Side.BEFORE, 20, false),
    AFTER_BATCH_SENT_UNACKNOWLEDGED("DocumentWriter.write", Side.AFTER, 20, false),
    AFTER_BATCH("DocumentWriter.write", Side.DONE, 20, false),
    BEFORE_CHUNK_SAVED("Ledger.save chunk", Side.BEFORE, 18, false),
    AFTER_CHUNK_SAVED("Ledger.save chunk", Side.AFTER, 18, false),
    BEFORE_RUN_LOADED("Ledger.save LOADED", Side.BEFORE, 1, false),
    AFTER_RUN_LOADED("Ledger.save LOADED", Side.AFTER, 1, false),
    WHILE_DOCUMENTS_ARE_COMPARED("DocumentReader.scan", Side.AFTER, 1, false);

    private final String call;
    private final Side side;
    private final int last;
    private final boolean beforeDesign;

    Failpoint(String call, Side side, int last, boolean beforeDesign) {
        this.call = call;
        this.side = side;
        this.last = last;
        this.beforeDesign = beforeDesign;
    }

    /// Whether it lies before there is a design, so that the workspace must be empty.
    boolean beforeDesign() {
        return beforeDesign;
    }

    /// The call of the number that falls to a trial, from the first to the last there surely is.
    Moment moment(int trial) {
        return new Moment(call, side, 1 + Math.floorMod(trial * 7, last));
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
