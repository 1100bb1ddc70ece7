package io.reloquent.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Leases;
import io.reloquent.run.Holder;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/// One document for each target database, which is changed only by who knows what is in it.
final class MongoLeases implements Leases {

    private final String target;
    private final Answers answers;
    private final MongoCollection<Document> leases;

    MongoLeases(MongoClient client, String target, Answers answers) {
        this.target = target;
        this.answers = answers;
        leases = MongoLedger.database(client).getCollection("leases");
    }

    @Override
    public Holder holder() {
        return answers.one(leases.find(Filters.eq(target)).first(), "asking who loads into this target")
                .map(MongoLeases::holder)
                .orElse(Holder.NOBODY);
    }

    @Override
    public OptionalLong take(String run, Holder present) {
        var next = new Holder(run, present.token() + 1, true, 0);
        boolean taken = present.token() == 0 ? insert(next) : replace(present, next);
        return taken ? OptionalLong.of(next.token()) : OptionalLong.empty();
    }

    /// Of several at once, one succeeds.
    private boolean insert(Holder first) {
        var inserted = Mono.from(leases.insertOne(document(first).append("_id", target)))
                .map(done -> true)
                .onErrorResume(MongoLeases::isDuplicate, e -> Mono.just(false));
        return answers.one(inserted, "taking the right to load").orElse(false);
    }

    private boolean replace(Holder present, Holder next) {
        Bson unchanged = Filters.and(
                newest(present.token()), Filters.eq("held", present.held()), Filters.eq("signs", present.signs()));
        return isOne(answers.one(leases.replaceOne(unchanged, document(next)), "taking the right to load"));
    }

    /// One that is late leaves nothing on what was given back meanwhile: somebody may be about to take it.
    @Override
    public boolean sign(long token) {
        Bson held = Filters.and(newest(token), Filters.eq("held", true));
        return isOne(
                answers.one(leases.updateOne(held, Updates.inc("signs", 1L)), "leaving a sign of life in the ledger"));
    }

    @Override
    public void release(long token) {
        answers.one(leases.updateOne(newest(token), Updates.set("held", false)), "giving back the right to load");
    }

    /// @throws OursOrTheirs if another run holds the right now
    void refuseTakenOver(Lease lease) {
        String doing = "making sure that the target is still this run's";
        if (answers.one(leases.countDocuments(newest(lease.token())), doing).orElse(0L) == 0) {
            throw lease.takenOver();
        }
    }

    private Bson newest(long token) {
        return Filters.and(Filters.eq(target), Filters.eq("token", token));
    }

    private static boolean isOne(Optional<UpdateResult> result) {
        return result.map(UpdateResult::getMatchedCount).orElse(0L) == 1;
    }

    private static boolean isDuplicate(Throwable e) {
        return e instanceof MongoWriteException refused && refused.getCode() == DuplicateKey.CODE;
    }

    private static Document document(Holder holder) {
        return new Document("run", holder.run())
                .append("token", holder.token())
                .append("held", holder.held())
                .append("signs", holder.signs());
    }

    private static Holder holder(Document document) {
        return new Holder(
                document.getString("run"),
                document.getLong("token"),
                document.getBoolean("held"),
                document.getLong("signs"));
    }
}
