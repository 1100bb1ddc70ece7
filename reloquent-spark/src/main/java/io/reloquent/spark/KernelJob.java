package io.reloquent.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import scala.Function2;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/// One collection under way on Spark: every range is a task, and what there is to say comes out line by line.
public final class KernelJob {

    private static final String END = "";
    private static final int SECONDS_BEFORE_ANOTHER_ATTEMPT = 5;
    private static final ClassTag<Loaded> LOADED = ClassTag$.MODULE$.apply(Loaded.class);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final JavaSparkContext spark;
    private final Request request;
    private Loaded.@Nullable Refusal refusal;

    private KernelJob(JavaSparkContext spark, Request request) {
        this.spark = spark;
        this.request = request;
    }

    /// Begins with a collection.
    ///
    /// @param request what [Request#encoded()] gave
    public static KernelJob start(JavaSparkContext spark, String request) {
        var job = new KernelJob(spark, Request.decoded(request));
        var thread = new Thread(job::run, "job");
        thread.setDaemon(true);
        thread.start();
        return job;
    }

    /// Waits for the next thing to say, a JSON object; null when all is said.
    public @Nullable String next() throws InterruptedException {
        String event = events.take();
        return event.equals(END) ? null : event;
    }

    private void run() {
        LongAccumulator sent = spark.sc().longAccumulator("documents");
        var count = new LiveCount(sent.id(), documents -> events.add(Events.progress(documents)));
        spark.sc().addSparkListener(count);
        Broadcast<Work> work = spark.broadcast(request.work());
        try {
            load(work, sent, count);
            events.add(Events.done());
        } catch (RuntimeException | Error e) {
            events.add(refusal() == null ? failure(e) : Events.refused(refusal()));
        } finally {
            spark.sc().removeSparkListener(count);
            work.destroy();
            events.add(END);
        }
    }

    private void load(Broadcast<Work> work, LongAccumulator sent, LiveCount count) {
        int ranges = request.ranges().size();
        spark.setJobGroup(request.work().collection(), "one collection", true);
        spark.sc()
                .runJob(
                        spark.parallelize(request.ranges(), ranges).rdd(),
                        task(work, sent),
                        numbers(ranges),
                        (Function2<Object, Loaded, BoxedUnit>) (index, loaded) -> {
                            take(loaded, count);
                            return BoxedUnit.UNIT;
                        },
                        LOADED);
    }

    private static Function2<TaskContext, Iterator<Range>, Loaded> task(Broadcast<Work> work, LongAccumulator sent) {
        return (Function2<TaskContext, Iterator<Range>, Loaded> & Serializable)
                (context, range) -> attempt(context, work.value(), range.next(), sent);
    }

    private static Seq<Object> numbers(int count) {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return JavaConverters.asScalaBuffer(numbers).toSeq();
    }

    /// Runs in an executor. Another attempt waits a while: what failed before may be starting again.
    private static Loaded attempt(TaskContext context, Work work, Range range, LongAccumulator sent) {
        int before = context.attemptNumber();
        boolean twice = SparkEnv.get().conf().getBoolean("spark.speculation", false);
        try {
            TimeUnit.SECONDS.sleep((long) before * SECONDS_BEFORE_ANOTHER_ATTEMPT);
            return new RangeLoad(work, range, sent::add).run(work.again() || before > 0 || twice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Spark calls this once for each range, however many attempts it took.
    private void take(Loaded loaded, LiveCount count) {
        if (loaded.refusal() != null) {
            refuse(loaded.refusal());
            return;
        }
        events.add(Events.range(loaded));
        count.finished(loaded.documents());
    }

    private synchronized void refuse(Loaded.Refusal first) {
        if (refusal == null) {
            refusal = first;
            spark.cancelJobGroup(request.work().collection());
        }
    }

    private synchronized Loaded.@Nullable Refusal refusal() {
        return refusal;
    }

    private static String failure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerFault fault) {
                return Events.failed(fault.server(), fault.code(), String.valueOf(fault.getMessage()));
            }
        }
        return Events.failed("spark", "", e.toString());
    }
}
