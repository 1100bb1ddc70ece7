package io.reloquent.core;

import io.reloquent.port.target.Collections;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Run;
import java.time.Instant;
import java.util.Collection;

/// Drops what a run created. Cut off anywhere, the ledger never knows more than the target holds: what a resumed run
/// would not load again is there.
record Emptying(Collections collections, Ledger ledger) {

    /// Drops all of it, and forgets the run.
    void everything(Run run, Lease lease, Instant now) {
        some(run, run.collections(), lease, now);
        ledger.forget(run.id());
    }

    /// Drops some collections.
    ///
    /// @return the run as it is then
    Run some(Run run, Collection<String> dropped, Lease lease, Instant now) {
        Run left = run.emptied(now, dropped);
        ledger.save(lease, left);
        ledger.forgetChunks(run.id(), dropped);
        collections.drop(dropped);
        return left;
    }
}
