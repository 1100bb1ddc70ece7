package io.reloquent.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The ledger of one target database, in the database `reloquent` beside it.
final class MongoLedger implements Ledger {

    static final String DATABASE = "reloquent";

    /// How long a majority may lag behind a fast load before that is a failure.
    private static final int MINUTES_OF_LAG = 15;

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(MINUTES_OF_LAG, TimeUnit.MINUTES);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final String target;
    private final Answers answers;
    private final MongoDatabase database;
    private final MongoCollection<Document> runs;
    private final MongoCollection<Document> chunks;
    private final MongoCollection<Document> signs;

    MongoLedger(MongoClient client, String target, Answers answers) {
        this.target = target;
        this.answers = answers;
        database = client.getDatabase(DATABASE).withWriteConcern(DURABLE).withReadConcern(ReadConcern.MAJORITY);
        runs = database.getCollection("runs");
        chunks = database.getCollection("chunks");
        signs = database.getCollection("signs")
                .withWriteConcern(WriteConcern.W1)
                .withReadConcern(ReadConcern.LOCAL);
    }

    @Override
    public Optional<Run> latest() {
        return answers.one(
                        runs.find(Filters.eq("_id.target", target))
                                .sort(Sorts.descending("started", "_id"))
                                .first(),
                        "reading the newest run in the ledger")
                .map(LedgerRecords::run);
    }

    @Override
    public void save(Run run) {
        answers.one(
                runs.replaceOne(Filters.eq(id(run.id())), LedgerRecords.of(run), OR_INSERT),
                "recording run %s in the ledger".formatted(run.id()));
    }

    /// The chunk is written first without a word that it is fenced: this write reaches a majority only after all that
    /// the same primary took before it. It counts once the primary is known to be the same.
    @Override
    public void save(String run, Chunk chunk, String epoch) {
        String doing = "recording a chunk of collection %s in the ledger".formatted(chunk.collection());
        Bson same = Filters.eq(id(run, chunk));
        Document unfenced = LedgerRecords.of(chunk).append("epoch", epoch).append("fenced", false);
        answers.one(chunks.replaceOne(same, unfenced, OR_INSERT), doing);
        String present = epoch();
        if (!present.equals(epoch)) {
            answers.one(chunks.deleteOne(same), doing);
            throw lost(chunk);
        }
        if (answers.one(runs.countDocuments(Filters.eq(id(run))), doing).orElse(0L) == 0) {
            answers.one(chunks.deleteOne(same), doing);
            throw takenOver(run);
        }
        answers.one(chunks.updateOne(same, Updates.set("fenced", true)), doing);
    }

    @Override
    public List<Chunk> chunks(String run) {
        Bson fenced = Filters.and(ofRun(run), Filters.eq("fenced", true));
        return answers.all(chunks.find(fenced).sort(Sorts.ascending("_id")), "reading chunks in the ledger").stream()
                .map(LedgerRecords::chunk)
                .toList();
    }

    /// The run first: chunks that nothing refers to do no harm, a run without its chunks would.
    @Override
    public void forget(String run) {
        String doing = "removing run %s from the ledger".formatted(run);
        answers.one(runs.deleteOne(Filters.eq(id(run))), doing);
        answers.one(chunks.deleteMany(ofRun(run)), doing);
        answers.one(signs.deleteOne(Filters.eq(id(run))), doing);
    }

    @Override
    public void sign(String run) {
        answers.one(
                signs.updateOne(Filters.eq(id(run)), Updates.inc("signs", 1L), new UpdateOptions().upsert(true)),
                "leaving a sign of life of run %s in the ledger".formatted(run));
    }

    @Override
    public long signs(String run) {
        return answers.one(
                        signs.find(Filters.eq(id(run))).first(), "looking for signs of life of run %s".formatted(run))
                .map(document -> document.getLong("signs"))
                .orElse(0L);
    }

    @Override
    public String epoch() {
        return answers.one(
                        database.runCommand(new Document("hello", 1), BsonDocument.class),
                        "asking for the primary's term of office")
                .map(Epoch::of)
                .orElse("none");
    }

    private static OursOrTheirs lost(Chunk chunk) {
        return new OursOrTheirs(
                "MongoDB has elected another primary since a chunk of collection %s was begun; documents may be lost."
                        .formatted(chunk.collection()),
                "Write the chunk again; resuming the run does.");
    }

    private static OursOrTheirs takenOver(String run) {
        return new OursOrTheirs(
                "Run %s is not in the target's ledger any more: another Reloquent has taken this target over."
                        .formatted(run),
                "Find out who runs it; one migration at a time can load a target.");
    }

    private Document id(String run) {
        return new Document("target", target).append("run", run);
    }

    private Document id(String run, Chunk chunk) {
        return id(run).append("collection", chunk.collection())
                .append("after", chunk.range().after());
    }

    private Bson ofRun(String run) {
        return Filters.and(Filters.eq("_id.target", target), Filters.eq("_id.run", run));
    }
}
