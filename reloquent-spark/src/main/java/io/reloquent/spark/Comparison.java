package io.reloquent.spark;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.reloquent.spark.Digests.Wanted;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.JavaConverters;

/// Whether the target holds the documents that the source gives, all of them and no others.
///
/// Both sides are hashed document by document, and the hashes added up in buckets. Documents of buckets that differ are
/// hashed once more, and brought together by their `_id`.
public final class Comparison {

    private final JavaSparkContext spark;
    private final Work work;
    private final @Nullable Dataset<org.apache.spark.sql.Row> rows;
    private final List<Range> ranges;

    private Comparison(JavaSparkContext spark, Request request, @Nullable Dataset<org.apache.spark.sql.Row> rows) {
        this.spark = spark;
        this.work = request.work();
        this.ranges = request.ranges();
        this.rows = rows;
    }

    /// Compares what the kernel makes of ranges of keys.
    ///
    /// @param request     what [Request#encoded()] gave
    /// @param transaction statements that reading transactions begin with
    /// @return what came of it, a JSON object
    public static String kernel(JavaSparkContext spark, String request, List<String> transaction) {
        return new Comparison(spark, Request.decoded(request).under(transaction), null).compare();
    }

    /// Compares what becomes of rows that a DataFrame has put together.
    ///
    /// @param rows    as [NestedRows] takes them
    /// @param request what [Request#encoded()] gave, without ranges
    /// @return what came of it, a JSON object
    public static String dataFrame(JavaSparkContext spark, Dataset<org.apache.spark.sql.Row> rows, String request) {
        return new Comparison(spark, Request.decoded(request), rows).compare();
    }

    private String compare() {
        LongAccumulator unmakable = spark.sc().longAccumulator("unmakable");
        Sums source = sums(source(Wanted.ALL, unmakable));
        Sums target = sums(target(Wanted.ALL));
        var buckets = source.differing(target);
        var differences = new Differences();
        if (!buckets.isEmpty()) {
            var wanted = new Wanted(buckets, true);
            // Nobody counts the second time, so it is an accumulator of its own.
            differences = differences(byId(source(wanted, spark.sc().longAccumulator())), byId(target(wanted)));
        }
        return Events.compared(source.documents(), target.documents(), unmakable.value(), differences);
    }

    private static Sums sums(JavaRDD<Digest> digests) {
        return digests.mapPartitions(
                        own -> Collections.singletonList(Sums.of(own)).iterator())
                .fold(new Sums(), Sums::plus);
    }

    private static JavaPairRDD<String, Digest> byId(JavaRDD<Digest> digests) {
        return digests.mapToPair(digest -> new Tuple2<>(digest.id(), digest));
    }

    private static Differences differences(JavaPairRDD<String, Digest> source, JavaPairRDD<String, Digest> target) {
        return source.fullOuterJoin(target)
                .aggregate(
                        new Differences(),
                        (found, pair) -> found.with(
                                pair._1(),
                                pair._2()._1().orNull(),
                                pair._2()._2().orNull()),
                        Differences::plus);
    }

    private JavaRDD<Digest> source(Wanted wanted, LongAccumulator unmakable) {
        Work own = work;
        Secrets secrets = Secrets.own();
        if (rows == null) {
            return spark.parallelize(ranges, ranges.size()).mapPartitions(range -> {
                secrets.use();
                return digests(Sources.open(own, range.next()), wanted, unmakable);
            });
        }
        StructType schema = rows.schema();
        return rows.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(nested -> digests(
                        new NestedRows(own, schema, JavaConverters.asScalaIterator(nested)), wanted, unmakable));
    }

    private static Iterator<Digest> digests(Assembly assembly, Wanted wanted, LongAccumulator unmakable) {
        atEnd(assembly::close);
        return new Digests(Digests.assembled(assembly, () -> unmakable.add(1)), wanted);
    }

    private JavaRDD<Digest> target(Wanted wanted) {
        List<IdRange> parts = IdRange.all(Targets.collection(work));
        Work own = work;
        Secrets secrets = Secrets.own();
        return spark.parallelize(parts, parts.size()).mapPartitions(part -> {
            secrets.use();
            MongoCollection<RawBsonDocument> collection = Targets.collection(own);
            MongoCursor<RawBsonDocument> found = part.next().read(collection);
            atEnd(found::close);
            return new Digests(found, wanted);
        });
    }

    private static void atEnd(Runnable close) {
        TaskCompletionListener listener = context -> close.run();
        TaskContext.get().addTaskCompletionListener(listener);
    }
}
