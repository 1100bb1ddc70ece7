package io.reloquent.spark;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/// One collection under way on Spark, and what there is to say of it, line by line.
public final class Job {

    private static final String END = "";
    private static final String PAUSE = "spark.reloquent.pause";
    private static final String USUAL_PAUSE = "5s";
    private static final ClassTag<Loaded> LOADED = ClassTag$.MODULE$.apply(Loaded.class);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final JavaSparkContext spark;
    private final Request request;
    private final boolean again;
    private Loaded.@Nullable Refusal refusal;

    private Job(JavaSparkContext spark, Request request, boolean again) {
        this.spark = spark;
        this.request = request;
        this.again = again || request.work().again();
    }

    /// Begins with a collection whose ranges of keys become tasks that run the kernel between the source and the
    /// target.
    ///
    /// @param request what [Request#encoded()] gave
    public static Job kernel(JavaSparkContext spark, String request) {
        return kernel(spark, Request.decoded(request), false);
    }

    /// The same for whoever learns of the snapshot after the request was made.
    ///
    /// @param transaction statements that reading transactions begin with
    /// @param again       whether documents may be in the target already, though the request does not say so
    public static Job kernel(JavaSparkContext spark, String request, List<String> transaction, boolean again) {
        return kernel(spark, Request.decoded(request).under(transaction), again);
    }

    private static Job kernel(JavaSparkContext spark, Request request, boolean again) {
        var job = new Job(spark, request, again);
        return job.start(job::readRanges);
    }

    /// Begins with a collection whose rows a DataFrame has put together.
    ///
    /// @param rows    as [NestedRows] takes them
    /// @param request what [Request#encoded()] gave, without ranges
    /// @param again   whether documents may be in the target already, though the request does not say so
    public static Job dataFrame(
            JavaSparkContext spark, Dataset<org.apache.spark.sql.Row> rows, String request, boolean again) {
        var job = new Job(spark, Request.decoded(request), again);
        return job.start((work, sent, count) -> job.takeRows(rows, work, sent, count));
    }

    private interface Tasks {
        void run(Broadcast<Work> work, LongAccumulator sent, LiveCount count);
    }

    private Job start(Tasks tasks) {
        var thread = new Thread(() -> run(tasks), "job");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /// Waits for the next thing to say, a JSON object; null when all is said.
    public @Nullable String next() throws InterruptedException {
        String event = events.take();
        return event.equals(END) ? null : event;
    }

    private void run(Tasks tasks) {
        LongAccumulator sent = spark.sc().longAccumulator("documents");
        var count = new LiveCount(sent.id(), documents -> events.add(Events.progress(documents)));
        spark.sc().addSparkListener(count);
        var troubles = new Troubles(fault -> events.add(Events.trouble(fault)));
        spark.sc().addSparkListener(troubles);
        Broadcast<Work> work = spark.broadcast(request.work());
        Throwable failure = null;
        try {
            tasks.run(work, sent, count);
            LateAttempts.await(spark.sc());
        } catch (Exception | Error e) {
            // Spark throws checked exceptions that it does not declare.
            failure = e;
        }
        if (spark.sc().isStopped()) {
            // The process is about to end, and what it ends with says more than this job knows.
            return;
        }
        spark.sc().removeSparkListener(count);
        spark.sc().removeSparkListener(troubles);
        work.destroy();
        // A job whose last task was refused has ended before it could be cancelled.
        events.add(end(failure));
        events.add(END);
    }

    private void readRanges(Broadcast<Work> work, LongAccumulator sent, LiveCount count) {
        int ranges = request.ranges().size();
        boolean mayBeThere = again;
        var task = (Function2<TaskContext, Iterator<Range>, Loaded> & Serializable) (context, range) -> {
            Range own = range.next();
            return attempt(
                    context, work.value(), mayBeThere, own.number(), sent, () -> Sources.open(work.value(), own));
        };
        run(spark.parallelize(request.ranges(), ranges).rdd(), task, count);
    }

    private void takeRows(
            Dataset<org.apache.spark.sql.Row> rows, Broadcast<Work> work, LongAccumulator sent, LiveCount count) {
        StructType schema = rows.schema();
        boolean mayBeThere = again;
        var task = (Function2<TaskContext, Iterator<InternalRow>, Loaded> & Serializable) (context, own) -> attempt(
                context,
                work.value(),
                mayBeThere,
                context.partitionId(),
                sent,
                () -> new NestedRows(work.value(), schema, own));
        run(rows.queryExecution().toRdd(), task, count);
    }

    private <T> void run(RDD<T> rows, Function2<TaskContext, Iterator<T>, Loaded> task, LiveCount count) {
        spark.setJobGroup(request.work().collection(), "one collection", true);
        Function2<Object, Loaded, BoxedUnit> took = (index, loaded) -> {
            take(loaded, count);
            return BoxedUnit.UNIT;
        };
        spark.sc().runJob(rows, opened(task), took, LOADED);
    }

    /// A task that brings along what opens both servers.
    private static <T> Function2<TaskContext, Iterator<T>, Loaded> opened(
            Function2<TaskContext, Iterator<T>, Loaded> task) {
        Secrets secrets = Secrets.own();
        return (Function2<TaskContext, Iterator<T>, Loaded> & Serializable) (context, own) -> {
            secrets.use();
            return task.apply(context, own);
        };
    }

    /// Runs in an executor. Another attempt waits a while, each a pause longer than the one before: what failed may be
    /// starting again.
    private static Loaded attempt(
            TaskContext context, Work work, boolean again, int number, LongAccumulator sent, TaskLoad.Opening rows) {
        int before = context.attemptNumber();
        SparkConf settings = SparkEnv.get().conf();
        boolean twice = context.stageAttemptNumber() > 0 || settings.getBoolean("spark.speculation", false);
        try {
            TimeUnit.MILLISECONDS.sleep(before * settings.getTimeAsMs(PAUSE, USUAL_PAUSE));
            return new TaskLoad(work, number, sent::add).run(rows, again || before > 0 || twice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Spark calls this once for each task, however many attempts it took.
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

    private String end(@Nullable Throwable failure) {
        Loaded.Refusal refused = refusal();
        if (refused != null) {
            return Events.refused(refused);
        }
        return failure == null ? Events.done() : failure(failure);
    }

    private static String failure(Throwable e) {
        String message = String.valueOf(e.getMessage());
        if (OutOfMemory.isSaidIn(message)) {
            return Events.outOfMemory();
        }
        return ServerFault.in(e).map(Events::failed).orElseGet(() -> Events.failed(message));
    }
}
