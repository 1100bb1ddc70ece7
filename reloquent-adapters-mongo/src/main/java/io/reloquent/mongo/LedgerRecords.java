package io.reloquent.mongo;

import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.KeyRange;
import io.reloquent.run.ReadCount;
import io.reloquent.run.Run;
import io.reloquent.target.Preparation;
import io.reloquent.verification.BucketSums;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Runs and chunks as documents that a person can read in a shell.
final class LedgerRecords {

    private LedgerRecords() {}

    static Document of(Run run) {
        return new Document("plan", run.plan())
                .append("state", run.state().name())
                .append("started", Date.from(run.started()))
                .append("ended", date(run.ended()))
                .append("snapshot", run.snapshot())
                .append("collections", run.collections())
                .append("finished", run.finished())
                .append("countedRows", rows(run.countedRows()))
                .append("failure", run.failure());
    }

    static Run run(Document document) {
        return new Run(
                document.get("_id", Document.class).getString("run"),
                document.getString("plan"),
                Run.State.valueOf(document.getString("state")),
                document.getDate("started").toInstant(),
                instant(document.getDate("ended")),
                document.getString("snapshot"),
                document.getList("collections", String.class),
                document.getList("finished", String.class),
                countedRows(document.getList("countedRows", Document.class)),
                document.getString("failure"));
    }

    static Document of(Chunk chunk) {
        return new Document("upTo", chunk.range().upTo())
                .append("documents", chunk.documents())
                .append("bytes", chunk.bytes())
                .append(
                        "reads",
                        chunk.counts().stream().map(LedgerRecords::read).toList())
                .append("sums", new Binary(chunk.sums().toBytes()));
    }

    static Chunk chunk(Document document) {
        Document id = document.get("_id", Document.class);
        return new Chunk(
                id.getString("collection"),
                id.getInteger("stream"),
                new KeyRange(id.getList("after", String.class), document.getList("upTo", String.class)),
                document.getLong("documents"),
                document.getLong("bytes"),
                document.getList("reads", Document.class).stream()
                        .map(LedgerRecords::count)
                        .toList(),
                BucketSums.fromBytes(document.get("sums", Binary.class).getData()));
    }

    static Document of(DeadLetter letter) {
        return new Document("field", letter.field()).append("why", letter.why());
    }

    static DeadLetter deadLetter(Document document) {
        Document id = document.get("_id", Document.class);
        return new DeadLetter(
                id.getString("collection"),
                id.getList("key", String.class),
                document.getString("field"),
                document.getString("why"));
    }

    static Document of(Preparation preparation) {
        return new Document("plan", preparation.plan())
                .append("collections", preparation.collections())
                .append("sharded", preparation.sharded())
                .append("validators", preparation.validators())
                .append("balancerStopped", preparation.balancerStopped())
                .append("complete", preparation.complete());
    }

    static Preparation preparation(Document document) {
        return new Preparation(
                document.getString("plan"),
                document.getList("collections", String.class),
                document.getList("sharded", String.class),
                document.getBoolean("validators"),
                document.getBoolean("balancerStopped"),
                document.getBoolean("complete"));
    }

    /// Not as field names: the names hold dots.
    private static List<Document> rows(Map<String, Long> countedRows) {
        return new TreeMap<>(countedRows)
                .entrySet().stream()
                        .map(row -> new Document("name", row.getKey()).append("rows", row.getValue()))
                        .toList();
    }

    private static Map<String, Long> countedRows(List<Document> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.getString("name"), row -> row.getLong("rows")));
    }

    private static Document read(ReadCount count) {
        return new Document("read", count.read())
                .append("rows", count.rows())
                .append("orphans", count.orphans())
                .append("shortened", count.shortened());
    }

    private static ReadCount count(Document read) {
        return new ReadCount(
                read.getString("read"), read.getLong("rows"), read.getLong("orphans"), read.getLong("shortened"));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
