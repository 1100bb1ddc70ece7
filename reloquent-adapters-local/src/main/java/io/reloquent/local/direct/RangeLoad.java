package io.reloquent.local.direct;

import io.reloquent.fault.Fault;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.Patience;
import io.reloquent.run.KeyRange;
import java.util.List;

/// Loads one key range. Where a chunk is lost on the way, because a server went away for a while, it goes back to the
/// last fence and reads and writes again from there, under the same snapshot.
final class RangeLoad {

    private final Job job;
    private final OpenRange open;
    private boolean again;

    /// @param again whether documents of the range may be there already
    RangeLoad(Job job, OpenRange open, boolean again) {
        this.job = job;
        this.open = open;
        this.again = again;
    }

    void run() {
        var patience = new Patience(Patience.USUAL);
        List<String> from = open.range().after();
        while (true) {
            var attempt = new Attempt(
                    job, open.stream(), new KeyRange(from, open.range().upTo()), again);
            try {
                attempt.run();
                return;
            } catch (Fault fault) {
                if (attempt.isComplete()) {
                    return;
                }
                if (attempt.hasFenced()) {
                    patience.renew();
                    from = attempt.reached();
                } else if (attempt.unfenced() > 0) {
                    patience.gotThrough();
                }
                patience.await(fault, job.progress()::waits);
                job.progress().goneBack(attempt.unfenced());
                again = true;
            }
        }
    }
}
