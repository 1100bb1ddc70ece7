package io.reloquent.core;

import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Leases;
import io.reloquent.run.Holder;
import io.reloquent.run.Progress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/// The right to load into a target, while it is held: signs of life are left in the ledger until it is closed.
///
/// Only whether signs grow is looked at, so no two clocks need to agree. Who has been silent for long, because the
/// process or the network stood still, asks before it writes again.
final class HeldLease implements Lease, AutoCloseable {

    private final Leases leases;
    private final LeaseTerms terms;
    private final String run;
    private final long token;
    private final Thread signs;
    private volatile long lastSign = System.nanoTime();

    private HeldLease(Leases leases, LeaseTerms terms, String run, long token) {
        this.leases = leases;
        this.terms = terms;
        this.run = run;
        this.token = token;
        signs = Thread.ofPlatform().name("signs of life").daemon().start(this::leaveSigns);
    }

    /// Takes the right, unless another run lives.
    ///
    /// @param own the run that this workspace began last, whose process has surely ended, or the empty string.
    ///     Somebody else may have resumed it, so a sign is waited for all the same, though not for long
    /// @throws YoursToFix if another run is loading
    static HeldLease take(Leases leases, LeaseTerms terms, String run, String own, Progress progress) {
        Holder present = leases.holder();
        if (present.held()) {
            boolean isOwn = present.run().equals(own);
            present = watch(leases, present, terms.every(), isOwn ? terms.own() : terms.others(), progress);
        }
        OptionalLong token = leases.take(run, present);
        return new HeldLease(leases, terms, run, token.orElseThrow(() -> loading(leases.holder())));
    }

    /// The holder as it is after a while in which it has left no sign of life, or has given the right back.
    private static Holder watch(Leases leases, Holder present, Duration every, Duration time, Progress progress) {
        progress.say("Run %s has not given this target back; waiting %d seconds for a sign that it lives."
                .formatted(present.run(), time.toSeconds()));
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            pause(every);
            Holder now = leases.holder();
            if (!now.held()) {
                return now;
            }
            if (!now.equals(present)) {
                throw loading(now);
            }
        }
        return present;
    }

    private static YoursToFix loading(Holder holder) {
        return YoursToFix.usage(
                "Run %s is loading into this target right now, from another place.".formatted(holder.run()),
                "Wait for its end, or choose another target.database in reloquent.yaml.");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public long token() {
        return token;
    }

    @Override
    public void ensureHeld() {
        if (System.nanoTime() - lastSign > terms.silence().toNanos()) {
            sign();
        }
    }

    private void sign() {
        long asked = System.nanoTime();
        if (!leases.sign(token)) {
            throw takenOver();
        }
        lastSign = asked;
    }

    private void leaveSigns() {
        try {
            while (!Thread.interrupted()) {
                try {
                    sign();
                } catch (Fault trouble) {
                    // The load itself meets the same trouble and reports it; the next sign may get through.
                }
                Thread.sleep(terms.every());
            }
        } catch (InterruptedException | CancellationException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives the right back where the target can be reached; where it cannot, the silence says it.
    @Override
    public void close() {
        signs.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            leases.release(token);
        } catch (Fault unreachable) {
            // What brought the run to its end is what matters.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
