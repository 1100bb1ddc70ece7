package io.reloquent.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.Iterator;

/// Documents sent so far, while tasks are still under way: an accumulator's own value moves only when a task ends, and
/// what executors say between comes past here.
final class LiveCount extends SparkListener {

    private final long accumulator;
    private final LongConsumer documents;
    private final Map<Long, Long> underWay = new ConcurrentHashMap<>();
    private long finished;
    private long told;

    LiveCount(long accumulator, LongConsumer documents) {
        this.accumulator = accumulator;
        this.documents = documents;
    }

    /// A range has so many.
    synchronized void finished(long count) {
        finished += count;
        tell();
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        var tasks = update.accumUpdates().iterator();
        while (tasks.hasNext()) {
            var task = tasks.next();
            Iterator<AccumulableInfo> values = task._4().iterator();
            while (values.hasNext()) {
                AccumulableInfo value = values.next();
                if (value.id() == accumulator && value.update().get() instanceof Long count) {
                    underWay.put((Long) task._1(), count);
                }
            }
        }
        tell();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        underWay.remove(end.taskInfo().taskId());
    }

    private synchronized void tell() {
        long now =
                finished + underWay.values().stream().mapToLong(Long::longValue).sum();
        if (now > told) {
            told = now;
            documents.accept(now);
        }
    }
}
