package io.reloquent.spark;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/// Sends documents in batches, unordered, one under way while the next is filled.
final class Batches implements AutoCloseable {

    private static final int BYTES = 4 << 20;
    private static final int DOCUMENTS = 10_000;
    private static final int DUPLICATE = 11000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<RawBsonDocument> collection;
    private final boolean again;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "sender");
        thread.setDaemon(true);
        return thread;
    });
    private byte[] bytes = new byte[BYTES];
    private byte[] other = new byte[BYTES];
    private int size;
    private List<RawBsonDocument> documents = new ArrayList<>();
    private Future<?> underWay = java.util.concurrent.CompletableFuture.completedFuture(null);

    /// @param again whether a document that is there already is replaced; else it is an error
    Batches(MongoCollection<RawBsonDocument> collection, boolean again) {
        this.collection = collection;
        this.again = again;
    }

    /// Takes a copy of a document.
    void add(byte[] document, int length) throws InterruptedException {
        if (size + length > bytes.length || documents.size() == DOCUMENTS) {
            send();
            if (length > bytes.length) {
                bytes = new byte[length];
            }
        }
        System.arraycopy(document, 0, bytes, size, length);
        documents.add(new RawBsonDocument(bytes, size, length));
        size += length;
    }

    /// Sends what is left, and returns when the target has acknowledged everything.
    void finish() throws InterruptedException {
        send();
        await();
    }

    private void send() throws InterruptedException {
        await();
        if (documents.isEmpty()) {
            return;
        }
        List<RawBsonDocument> batch = documents;
        underWay = sender.submit(() -> insert(batch));
        byte[] sent = bytes;
        bytes = other.length == BYTES ? other : new byte[BYTES];
        other = sent;
        size = 0;
        documents = new ArrayList<>();
    }

    private void await() throws InterruptedException {
        try {
            underWay.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void insert(List<RawBsonDocument> batch) {
        try {
            collection.insertMany(batch, UNORDERED);
        } catch (MongoBulkWriteException e) {
            List<BulkWriteError> errors = e.getWriteErrors();
            boolean onlyThere = e.getWriteConcernError() == null
                    && !errors.isEmpty()
                    && errors.stream().allMatch(error -> error.getCode() == DUPLICATE);
            if (!onlyThere) {
                throw e;
            }
            if (!again) {
                throw new DuplicateFault(shown(id(batch.get(errors.get(0).getIndex()))));
            }
            collection.bulkWrite(
                    errors.stream()
                            .map(error -> replacement(batch.get(error.getIndex())))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        }
    }

    private static ReplaceOneModel<RawBsonDocument> replacement(RawBsonDocument document) {
        return new ReplaceOneModel<>(byId(id(document)), document, OR_INSERT);
    }

    /// A value as JSON; the driver shows documents alone.
    private static String shown(BsonValue value) {
        String document = new BsonDocument("_id", value).toJson();
        return document.substring("{\"_id\": ".length(), document.length() - 1);
    }

    private static BsonValue id(RawBsonDocument document) {
        return document.get("_id", BsonNull.VALUE);
    }

    /// A document as `_id` is compared by `$eq`: its first field could be called like an operator.
    private static Bson byId(BsonValue id) {
        return new BsonDocument("_id", id.isDocument() ? new BsonDocument("$eq", id) : id);
    }

    /// Ends what is under way: nobody who comes next must meet a late batch.
    @Override
    public void close() {
        boolean interrupted = false;
        while (true) {
            try {
                underWay.get();
                break;
            } catch (ExecutionException failed) {
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        sender.shutdown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
