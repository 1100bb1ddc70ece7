package io.reloquent.faults;

import io.reloquent.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.regex.Pattern;

/// Two people migrate into one target at the same instant, each from a workspace of their own.
record TwoStarts(Laboratory laboratory) implements FaultCase {

    private static final Pattern OTHER = Pattern.compile("loading into this target|already loaded|another");

    @Override
    public String name() {
        return "two starts at once";
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public List<Trial> trials(Extent extent) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < extent.times(10, 100); i++) {
            Design design = Design.number(i);
            trials.add(new Trial(design.toString(), () -> run(design)));
        }
        return trials;
    }

    private Outcome run(Design design) {
        Site one = laboratory.site(design);
        Site other = one.at(laboratory.workspace(design));
        var together = new CyclicBarrier(2);
        var first = CompletableFuture.supplyAsync(() -> start(one, design, together), TwoStarts::onItsOwnThread);
        Attempt second = start(other, design, together);
        return judge(design, one, first.join(), other, second);
    }

    private static void onItsOwnThread(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    private static Attempt start(Site site, Design design, CyclicBarrier together) {
        try (Migration migration = site.migration()) {
            migration.prepare(design);
            migration.isLoaded();
            await(together);
            return Attempt.of(Phase.LOAD.command(migration, design));
        }
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException("the other start failed", e);
        }
    }

    private Outcome judge(Design design, Site one, Attempt first, Site other, Attempt second) {
        if (first instanceof Attempt.Done && second instanceof Attempt.Failed(Fault refusal)) {
            return judge(design, one, refusal);
        }
        if (second instanceof Attempt.Done && first instanceof Attempt.Failed(Fault refusal)) {
            return judge(design, other, refusal);
        }
        return new Outcome.Wrong("not one winner: %s and %s".formatted(first, second));
    }

    private Outcome judge(Design design, Site winner, Fault refusal) {
        if (!OTHER.matcher(refusal.getMessage()).find()) {
            return new Outcome.Wrong("the refusal does not name the cause: " + refusal.getMessage());
        }
        Outcome outcome = new Recovery(laboratory, winner, design, false, OTHER).after(new Attempt.Done());
        return outcome instanceof Outcome.RodeThrough ? new Outcome.Refused(refusal.getMessage()) : outcome;
    }
}
