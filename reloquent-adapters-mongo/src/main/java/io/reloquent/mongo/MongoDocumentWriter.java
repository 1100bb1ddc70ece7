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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
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
    private final Supplier<ClusterType> cluster;
    private final Heartbeat heartbeat;
    private final UnderWay underWay = new UnderWay(System::nanoTime);

    MongoDocumentWriter(
            MongoDatabase database, MongoFaults faults, Supplier<ClusterType> cluster, Heartbeat heartbeat) {
        this.database = database;
        this.faults = new WriteFaults(faults);
        this.cluster = cluster;
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
        MongoCollection<RawBsonDocument> target =
                database.getCollection(collection, RawBsonDocument.class).withWriteConcern(concern(cluster.get()));
        return switch (mode) {
            case INSERT -> target.insertMany(documents, UNORDERED_INSERT);
            case REPLACE ->
                target.bulkWrite(
                        documents.stream().map(MongoDocumentWriter::replacement).toList(), UNORDERED);
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

    private static ReplaceOneModel<RawBsonDocument> replacement(RawBsonDocument document) {
        return new ReplaceOneModel<>(byId(document.get("_id", BsonNull.VALUE)), document, OR_INSERT);
    }

    /// A document as `_id` is compared by `$eq`: its first field could be called like an operator.
    private static Bson byId(BsonValue id) {
        return new BsonDocument("_id", id.isDocument() ? new BsonDocument("$eq", id) : id);
    }
}
