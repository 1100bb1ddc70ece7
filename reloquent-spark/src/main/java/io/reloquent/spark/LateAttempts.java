package io.reloquent.spark;

import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import scala.collection.Iterator;

/// Attempts that are still under way when every task is done. Where one attempt was enough Spark ends the others, but
/// waits for none of them.
final class LateAttempts {

    /// More than Spark takes to give up an executor that says nothing.
    private static final long PATIENCE_SECONDS = 180;

    private LateAttempts() {}

    /// Returns when nobody is left who could still write.
    ///
    /// @throws IllegalStateException if somebody does not end
    static void await(SparkContext spark) throws InterruptedException {
        if (!(spark.taskScheduler() instanceof TaskSchedulerImpl scheduler)) {
            return;
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (areRunning(scheduler)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "every range is loaded, but a second attempt at one of them does not end");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean areRunning(TaskSchedulerImpl scheduler) {
        Iterator<Object> tasks = scheduler.runningTasksByExecutors().valuesIterator();
        while (tasks.hasNext()) {
            if (!tasks.next().equals(0)) {
                return true;
            }
        }
        return false;
    }
}
