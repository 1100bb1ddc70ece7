package io.reloquent.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Run;
import io.reloquent.target.Preparation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The ledger of one target database, in the database `reloquent` beside it.
final class MongoLedger implements Ledger {

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
    private final MongoCollection<Document> deadLetters;
    private final MongoCollection<Document> preparations;
    private final MongoLeases leases;

    MongoLedger(MongoClient client, String target, Answers answers, MongoLeases leases) {
        this.target = target;
        this.answers = answers;
        database = database(client);
        runs = database.getCollection("runs");
        chunks = database.getCollection("chunks");
        deadLetters = database.getCollection("deadLetters");
        preparations = database.getCollection("preparations");
        this.leases = leases;
    }

    /// Where everything is durable on a majority.
    static MongoDatabase database(MongoClient client) {
        return client.getDatabase(DATABASE).withWriteConcern(DURABLE).withReadConcern(ReadConcern.MAJORITY);
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
    public void save(Lease lease, Run run) {
        leases.refuseTakenOver(lease);
        answers.one(
                runs.replaceOne(Filters.eq(id(run.id())), LedgerRecords.of(run), OR_INSERT),
                "recording run %s in the ledger".formatted(run.id()));
    }

    /// The chunk is written first without a word that it is fenced: this write reaches a majority only after all that
    /// the same primary took before it. It counts once the primary is known to be the same, and the target still
    /// this run's. What carries an older token never takes the place of what carries a newer one.
    @Override
    public void save(Lease lease, Chunk chunk, String epoch) {
        String doing = "recording a chunk of collection %s in the ledger".formatted(chunk.collection());
        Bson id = Filters.eq(id(lease.run(), chunk));
        Bson own = Filters.and(id, Filters.eq("token", lease.token()));
        try {
            Bson notNewer = Filters.and(id, Filters.lte("token", lease.token()));
            answers.one(chunks.replaceOne(notNewer, unfenced(lease, chunk, epoch), OR_INSERT), doing);
            if (!epoch().equals(epoch)) {
                throw lost(chunk);
            }
            leases.refuseTakenOver(lease);
        } catch (Fault notFenced) {
            answers.one(chunks.deleteOne(own), doing);
            leases.refuseTakenOver(lease);
            throw notFenced;
        }
        answers.one(chunks.updateOne(own, Updates.set("fenced", true)), doing);
    }

    private static Document unfenced(Lease lease, Chunk chunk, String epoch) {
        return LedgerRecords.of(chunk)
                .append("token", lease.token())
                .append("epoch", epoch)
                .append("fenced", false);
    }

    @Override
    public List<Chunk> chunks(String run) {
        Bson fenced = Filters.and(ofRun(run), Filters.eq("fenced", true));
        return answers.all(chunks.find(fenced).sort(Sorts.ascending("_id")), "reading chunks in the ledger").stream()
                .map(LedgerRecords::chunk)
                .toList();
    }

    @Override
    public void setAside(Lease lease, DeadLetter letter) {
        answers.one(
                deadLetters.replaceOne(Filters.eq(id(lease.run(), letter)), LedgerRecords.of(letter), OR_INSERT),
                "recording a document of collection %s that was set aside".formatted(letter.collection()));
    }

    @Override
    public List<DeadLetter> deadLetters(String run) {
        return answers
                .all(
                        deadLetters.find(ofRun(run)).sort(Sorts.ascending("_id")),
                        "reading in the ledger what was set aside")
                .stream()
                .map(LedgerRecords::deadLetter)
                .toList();
    }

    /// The run first: chunks that nothing refers to do no harm, a run without its chunks would.
    @Override
    public void forget(String run) {
        String doing = "removing run %s from the ledger".formatted(run);
        answers.one(runs.deleteOne(Filters.eq(id(run))), doing);
        forgetChunks(run, ofRun(run));
    }

    @Override
    public void forgetChunks(String run, Collection<String> collections) {
        forgetChunks(run, Filters.and(ofRun(run), Filters.in("_id.collection", collections)));
    }

    private void forgetChunks(String run, Bson which) {
        String doing = "removing chunks of run %s from the ledger".formatted(run);
        answers.one(chunks.deleteMany(which), doing);
        answers.one(deadLetters.deleteMany(which), doing);
    }

    @Override
    public Optional<Preparation> preparation() {
        return answers.one(
                        preparations.find(Filters.eq(target)).first(),
                        "reading in the ledger what was done before the load")
                .map(LedgerRecords::preparation);
    }

    @Override
    public void save(Preparation preparation) {
        answers.one(
                preparations.replaceOne(Filters.eq(target), LedgerRecords.of(preparation), OR_INSERT),
                "recording in the ledger what is done before the load");
    }

    @Override
    public void forgetPreparation() {
        answers.one(
                preparations.deleteOne(Filters.eq(target)), "removing from the ledger what was done before the load");
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
        return OursOrTheirs.passing(
                "MongoDB has elected another primary since a chunk of collection %s was begun; documents may be lost."
                        .formatted(chunk.collection()),
                "Write the chunk again; resuming the run does.",
                null);
    }

    private Document id(String run) {
        return new Document("target", target).append("run", run);
    }

    /// The last chunk of a range may be empty, and begin where the next range begins.
    private Document id(String run, Chunk chunk) {
        return id(run).append("collection", chunk.collection())
                .append("stream", chunk.stream())
                .append("after", chunk.range().after());
    }

    private Document id(String run, DeadLetter letter) {
        return id(run).append("collection", letter.collection()).append("key", letter.key());
    }

    private Bson ofRun(String run) {
        return Filters.and(Filters.eq("_id.target", target), Filters.eq("_id.run", run));
    }
}
