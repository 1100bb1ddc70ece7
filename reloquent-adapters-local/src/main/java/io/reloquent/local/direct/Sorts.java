package io.reloquent.local.direct;

import io.reloquent.kernel.RowStream;
import io.reloquent.kernel.SortedRows;
import io.reloquent.local.load.ProgramCompiler;
import io.reloquent.plan.Read;
import io.reloquent.plan.Sorting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sorts the streams that come unsorted, all at once, each in a part of the memory that there is for it.
final class Sorts {

    /// Of the heap; what does not fit goes to files.
    private static final int SHARE = 4;

    private Sorts() {}

    /// Puts sorted streams in the place of those that come unsorted.
    ///
    /// @param rows the stream of each read
    static void sort(List<Read> reads, List<RowStream> rows) throws SQLException {
        List<Integer> unsorted = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            if (reads.get(i).sorting().value() == Sorting.HERE) {
                unsorted.add(i);
            }
        }
        if (unsorted.isEmpty()) {
            return;
        }
        long budget = Runtime.getRuntime().maxMemory() / SHARE / unsorted.size();
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        List<Callable<Void>> fills = new ArrayList<>();
        for (int i : unsorted) {
            Read read = reads.get(i);
            var sorted =
                    new SortedRows(rows.get(i), read.outputs().size(), ProgramCompiler.key(read), budget, directory);
            rows.set(i, sorted);
            fills.add(() -> {
                sorted.fill();
                return null;
            });
        }
        runAll(fills);
    }

    private static void runAll(List<Callable<Void>> fills) throws SQLException {
        try (ExecutorService threads = Executors.newFixedThreadPool(fills.size(), Sorts::thread)) {
            List<Future<Void>> results = fills.stream().map(threads::submit).toList();
            try {
                for (Future<Void> result : results) {
                    result.get();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof SQLException broken) {
                    throw broken;
                }
                throw Awaited.unwrapped(e);
            }
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "sorter");
        thread.setDaemon(true);
        return thread;
    }
}
