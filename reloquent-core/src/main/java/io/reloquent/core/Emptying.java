package io.reloquent.core;

import io.reloquent.port.target.Collections;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Run;
import java.time.Instant;

/// Drops what a run created, and forgets it. Cut off anywhere, the ledger never knows more than the target holds: what
/// a resumed run would not load again is there.
record Emptying(Collections collections, Ledger ledger) {

    void run(Run run, Lease lease, Instant now) {
        ledger.save(lease, run.emptied(now));
        ledger.forgetChunks(run.id());
        collections.drop(run.collections());
        ledger.forget(run.id());
    }
}
