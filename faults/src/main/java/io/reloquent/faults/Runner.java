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

    List<Result> run(List<FaultCase> cases) {
        List<Result> results = new ArrayList<>();
        cases.forEach(one -> results.addAll(run(one)));
        return results;
    }

    List<Result> run(FaultCase one) {
        try (ExecutorService threads = Executors.newFixedThreadPool(one.atOnce())) {
            List<Future<Result>> running = one.trials(extent).stream()
                    .map(trial -> threads.submit(() -> result(one, trial)))
                    .toList();
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(one.name(), e);
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
