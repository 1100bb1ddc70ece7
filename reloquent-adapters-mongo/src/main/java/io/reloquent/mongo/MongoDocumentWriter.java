package io.reloquent.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.connection.ClusterType;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.WriteMode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/// Sends batches as they are, without a copy, a few at a time. Futures complete on the driver's threads.
final class MongoDocumentWriter implements DocumentWriter {

    private static final WriteConcern PRIMARY_ALONE = new WriteConcern(1).withJournal(false);
    private static final InsertManyOptions UNORDERED_INSERT = new InsertManyOptions().ordered(false);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoDatabase database;
    private final WriteFaults faults;
    private final ShardKeys shardKeys;
    private final Heartbeat heartbeat;
    private final UnderWay underWay = new UnderWay(System::nanoTime);

    MongoDocumentWriter(MongoDatabase database, ShardKeys shardKeys, MongoFaults faults, Heartbeat heartbeat) {
        this.database = database;
        this.shardKeys = shardKeys;
        this.faults = new WriteFaults(faults);
        this.heartbeat = heartbeat;
    }

    @Override
    public CompletableFuture<Void> write(String collection, DocumentBatch batch, WriteMode mode) {
        if (batch.count() == 0) {
            return CompletableFuture.completedFuture(null);
        }
        var documents = documents(batch);
        try {
            underWay.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(faults.of(e, collection, documents));
        }
        int bytes = batch.size();
        return Mono.<Object>defer(() -> Mono.from(send(collection, documents, mode)))
                .takeUntilOther(heartbeat.lost())
                .doFinally(signal -> underWay.release(signal == SignalType.ON_COMPLETE ? bytes : 0))
                .onErrorMap(e -> faults.of(e, collection, documents))
                .then()
                .toFuture();
    }

    @Override
    public long waited() {
        return underWay.waited();
    }

    private Publisher<?> send(String collection, List<RawBsonDocument> documents, WriteMode mode) {
        WriteFaults.checkSizes(collection, documents);
        MongoCollection<RawBsonDocument> target = database.getCollection(collection, RawBsonDocument.class)
                .withWriteConcern(concern(shardKeys.cluster()));
        return switch (mode) {
            case INSERT -> target.insertMany(documents, UNORDERED_INSERT);
            case REPLACE ->
                shardKeys
                        .of(target.getNamespace())
                        .flatMap(key -> Mono.from(target.bulkWrite(replacements(documents, key), UNORDERED)));
        };
    }

    /// A majority write to the ledger confirms everything the same primary took before it. Behind mongos there are
    /// several primaries, so there each batch must be confirmed by itself.
    static WriteConcern concern(ClusterType cluster) {
        return switch (cluster) {
            case REPLICA_SET, STANDALONE -> PRIMARY_ALONE;
            case SHARDED, LOAD_BALANCED, UNKNOWN -> WriteConcern.MAJORITY.withJournal(true);
        };
    }

    private static List<RawBsonDocument> documents(DocumentBatch batch) {
        return IntStream.range(0, batch.count())
                .mapToObj(
                        document -> new RawBsonDocument(batch.bytes(), batch.offset(document), batch.length(document)))
                .toList();
    }

    /// @param key the fields beside `_id` that say on which shard a document is: without them mongos refuses
    static List<ReplaceOneModel<RawBsonDocument>> replacements(List<RawBsonDocument> documents, List<String> key) {
        return documents.stream().map(document -> replacement(document, key)).toList();
    }

    private static ReplaceOneModel<RawBsonDocument> replacement(RawBsonDocument document, List<String> key) {
        var filter = new BsonDocument("_id", equalTo(document.get("_id", BsonNull.VALUE)));
        key.forEach(path -> filter.append(path, equalTo(ShardKeys.value(document, path))));
        return new ReplaceOneModel<>(filter, document, OR_INSERT);
    }

    /// A document is compared by `$eq`: its first field could be called like an operator.
    private static BsonValue equalTo(BsonValue value) {
        return value.isDocument() ? new BsonDocument("$eq", value) : value;
    }
}
