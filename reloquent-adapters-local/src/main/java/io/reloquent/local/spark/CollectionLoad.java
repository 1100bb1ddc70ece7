package io.reloquent.local.spark;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.kernel.Counts;
import io.reloquent.local.load.LoadProgress;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.Words;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.KeyRange;
import io.reloquent.run.ReadCount;
import io.reloquent.verification.BucketSums;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One collection while Spark is at it. What tasks have loaded becomes fenced chunks: one for each range, or one for
/// the whole where rows of a range are in any task.
final class CollectionLoad {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CollectionPlan collection;
    private final List<OpenRange> ranges;
    private final boolean byRange;
    private final Lease lease;
    private final Snapshot snapshot;
    private final Ledger ledger;
    private final LoadProgress progress;
    private String epoch = "";
    private final List<Chunk> parts = new ArrayList<>();
    private final Set<KeyRange> fenced = new HashSet<>();
    private long documents;
    private long told;

    CollectionLoad(
            CollectionPlan collection,
            List<OpenRange> ranges,
            boolean byRange,
            Lease lease,
            Snapshot snapshot,
            Ledger ledger,
            LoadProgress progress) {
        this.collection = collection;
        this.ranges = ranges;
        this.byRange = byRange;
        this.lease = lease;
        this.snapshot = snapshot;
        this.ledger = ledger;
        this.progress = progress;
    }

    /// Has Spark load every range, and returns when all are fenced.
    ///
    /// @throws Fault if Spark gave up
    void run(SparkProcess spark, String request) throws InterruptedException {
        epoch = ledger.epoch();
        spark.send(request);
        while (true) {
            lease.ensureHeld();
            String line = spark.next();
            if (line != null && !take(JSON.readTree(line), spark)) {
                return;
            }
        }
    }

    /// What is still to be loaded.
    List<OpenRange> remaining() {
        return ranges.stream().filter(range -> !fenced.contains(range.range())).toList();
    }

    boolean hasFenced() {
        return !fenced.isEmpty();
    }

    /// Documents that were sent, and not fenced.
    long unfenced() {
        return told - documents;
    }

    /// @return whether more is to come
    private boolean take(JsonNode event, SparkProcess spark) {
        switch (text(event, "event")) {
            case "progress" -> written(event.path("documents").longValue());
            case "range" -> fence(event);
            case "unmakable" -> throw Words.cannotBeMade(letter(event));
            case "not-a-key" ->
                throw Words.notAKey(
                        collection, event.path("stream").intValue(), text(event, "key"), text(event, "why"));
            case "already-there" ->
                throw YoursToFix.usage(
                        "Collection %s has a document with _id %s already."
                                .formatted(collection.collection(), text(event, "id")),
                        "Load into an empty collection; if it was empty, the columns chosen as _id do not tell rows"
                                + " apart.");
            case "trouble" -> trouble(event, spark);
            case "out-of-memory" -> throw outOfMemory();
            case "failed" -> throw waitedFor(failure(event, spark));
            case "done" -> {
                if (!byRange) {
                    save(whole());
                }
                if (!remaining().isEmpty()) {
                    throw new IllegalStateException("Spark is done without " + remaining());
                }
                return false;
            }
            default -> throw new IllegalStateException("Spark said " + event);
        }
        return true;
    }

    private OursOrTheirs outOfMemory() {
        String more = "spark.driver.memory 4g, or more, in the spark-defaults.conf of the directory that SPARK_CONF_DIR"
                + " names";
        return new OursOrTheirs(
                "The rows of a document of %s did not fit into the memory that Spark has."
                        .formatted(collection.collection()),
                byRange
                        ? "Give it more: " + more + "."
                        : "Migrate with '--engine kernel', which does not hold them; or say " + more + ".");
    }

    private void written(long documents) {
        progress.written(documents - told);
        told = documents;
    }

    private void fence(JsonNode event) {
        for (JsonNode letter : event.path("setAside")) {
            ledger.setAside(lease, letter(letter));
        }
        OpenRange open = ranges.get(byRange ? event.path("range").intValue() : 0);
        byte[] sums = Base64.getDecoder().decode(text(event, "sums"));
        var chunk = new Chunk(
                collection.collection(),
                open.stream(),
                open.range(),
                event.path("documents").longValue(),
                event.path("bytes").longValue(),
                counts(event),
                BucketSums.fromBytes(sums));
        if (byRange) {
            save(chunk);
        } else {
            parts.add(chunk);
        }
    }

    private void save(Chunk chunk) {
        ledger.save(lease, chunk, epoch);
        fenced.add(chunk.range());
        documents += chunk.documents();
        progress.read(chunk.counts().stream().mapToLong(ReadCount::rows).sum());
    }

    /// All tasks together. Where there are no rows there may be no task.
    private Chunk whole() {
        var sums = new BucketSums();
        parts.forEach(part -> sums.add(part.sums()));
        List<ReadCount> counts = new ArrayList<>(noRows());
        for (Chunk part : parts) {
            for (int i = 0; i < counts.size(); i++) {
                counts.set(i, counts.get(i).plus(part.counts().get(i)));
            }
        }
        return new Chunk(
                collection.collection(),
                ranges.get(0).stream(),
                ranges.get(0).range(),
                parts.stream().mapToLong(Chunk::documents).sum(),
                parts.stream().mapToLong(Chunk::bytes).sum(),
                counts,
                sums);
    }

    private List<ReadCount> noRows() {
        List<Counts> none = Collections.nCopies(collection.root().reads().size(), new Counts(0, 0, 0));
        return Words.counts(
                collection, none, Collections.nCopies(collection.root().owned().size(), 0L));
    }

    private List<ReadCount> counts(JsonNode event) {
        List<Counts> counts = new ArrayList<>();
        for (JsonNode count : event.path("counts")) {
            counts.add(new Counts(
                    count.path(0).longValue(),
                    count.path(1).longValue(),
                    count.path(2).longValue()));
        }
        List<Long> joined = new ArrayList<>();
        event.path("joined").forEach(count -> joined.add(count.longValue()));
        return Words.counts(collection, counts, joined);
    }

    private DeadLetter letter(JsonNode document) {
        List<String> key = new ArrayList<>();
        document.path("key").forEach(part -> key.add(part.stringValue()));
        return new DeadLetter(collection.collection(), key, text(document, "field"), text(document, "why"));
    }

    /// Spark tries again of its own accord; where the source says that this is no use, such as after the end of the
    /// snapshot, it is not waited for.
    private void trouble(JsonNode event, SparkProcess spark) {
        Fault fault = failure(event, spark);
        if (text(event, "server").equals("source") && !isPassing(fault)) {
            throw fault;
        }
        progress.trouble(fault.getMessage());
    }

    private static boolean isPassing(Fault fault) {
        return fault instanceof OursOrTheirs theirs && theirs.isPassing();
    }

    private Fault failure(JsonNode event, SparkProcess spark) {
        String message = text(event, "message");
        return switch (text(event, "server")) {
            case "source" ->
                snapshot.fault(new SQLException(message, text(event, "code")), "reading " + collection.collection());
            case "target" ->
                new OursOrTheirs(
                        "MongoDB did not take documents of %s: %s"
                                .formatted(collection.collection(), firstLine(message)),
                        "See that it is up, and run 'reloquent migrate' again.");
            default ->
                new OursOrTheirs(
                        "Spark could not load %s: %s".formatted(collection.collection(), firstLine(message)),
                        "See what %s says, and run 'reloquent migrate' again.".formatted(spark.log()));
        };
    }

    /// Spark has tried again and again: nobody is to wait once more.
    private static Fault waitedFor(Fault fault) {
        return isPassing(fault) ? new OursOrTheirs(fault.getMessage(), fault.next(), fault) : fault;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no reason was given") + ".";
    }

    private static String text(JsonNode event, String name) {
        return event.path(name).stringValue("");
    }
}
