package io.reloquent.core;

import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Run;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/// Tells a run that is loading from one that was cut off: the former leaves a sign in the ledger every other second.
///
/// Only whether signs grow is looked at, so no two clocks need to agree.
final class SignsOfLife implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);

    /// Three signs missed in a row are not bad luck.
    private static final Duration PATIENCE = EVERY.multipliedBy(3).plusSeconds(1);

    private final Thread thread;

    /// Leaves signs until closed.
    SignsOfLife(Ledger ledger, String run) {
        thread = Thread.ofPlatform().name("signs of life").daemon().start(() -> leave(ledger, run));
    }

    private static void leave(Ledger ledger, String run) {
        try {
            while (!Thread.interrupted()) {
                try {
                    ledger.sign(run);
                } catch (Fault unreachable) {
                    // The load itself meets the same trouble and reports it; the next sign may get through.
                    Thread.sleep(EVERY);
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException | CancellationException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// Says no to whoever would drop the collections of a run that is still loading.
    static void refuseIfAlive(Ledger ledger, Run run) {
        if (run.state() != Run.State.LOADING) {
            return;
        }
        long before = ledger.signs(run.id());
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        if (ledger.signs(run.id()) != before) {
            throw YoursToFix.usage(
                    "Run %s is loading into this target right now, from another place.".formatted(run.id()),
                    "Wait for its end, or choose another target.database in reloquent.yaml.");
        }
    }
}
