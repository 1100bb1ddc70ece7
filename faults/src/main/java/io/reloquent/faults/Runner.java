package io.reloquent.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Runs every trial of cases.
record Runner(Extent extent, Consumer<Result> told) {

    /// How many trials run at once when cases run together: more than there are cores, for most of them mostly wait.
    private static final int AT_ONCE = 6;

    /// One case after another.
    List<Result> run(List<FaultCase> cases) {
        List<Result> results = new ArrayList<>();
        cases.forEach(one -> results.addAll(run(List.of(one), one.atOnce())));
        return results;
    }

    /// All cases at the same time.
    List<Result> runTogether(List<FaultCase> cases) {
        return run(cases, AT_ONCE);
    }

    private List<Result> run(List<FaultCase> cases, int atOnce) {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Result>> running = new ArrayList<>();
            for (FaultCase one : cases) {
                one.trials(extent).forEach(trial -> running.add(threads.submit(() -> result(one, trial))));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a trial ended without a result", e);
        }
    }

    private Result result(FaultCase one, Trial trial) {
        long begun = System.nanoTime();
        Outcome outcome;
        try {
            outcome = trial.run().call();
        } catch (Exception e) {
            outcome = new Outcome.Wrong("the trial itself failed: " + e);
        }
        var result = new Result(one.name(), trial.name(), outcome, Duration.ofNanos(System.nanoTime() - begun));
        told.accept(result);
        return result;
    }
}
