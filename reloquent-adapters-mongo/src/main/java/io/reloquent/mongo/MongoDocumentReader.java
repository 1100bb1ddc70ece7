package io.reloquent.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.port.target.DocumentVisitor;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/// Reads documents as bytes; they are visited on the thread that asks for them.
///
/// What was written a moment ago is not there yet: a majority has it once the ledger has fenced it.
final class MongoDocumentReader implements DocumentReader {

    /// The server ends a batch at this many documents or at 16 MB.
    private static final int BATCH = 1000;

    /// Documents taken out of a batch ahead of the visitor. Few, because each may have 16 MB.
    private static final int AHEAD = 8;

    private final MongoDatabase database;
    private final Answers answers;

    MongoDocumentReader(MongoDatabase database, Answers answers) {
        this.database = database.withReadConcern(ReadConcern.MAJORITY);
        this.answers = answers;
    }

    @Override
    public void scan(String collection, DocumentVisitor visitor) {
        visitAll(collection(collection).find(), collection, visitor);
    }

    @Override
    public void find(String collection, List<byte[]> documents, DocumentVisitor visitor) {
        for (int from = 0; from < documents.size(); from += BATCH) {
            List<BsonValue> ids = documents.subList(from, Math.min(from + BATCH, documents.size())).stream()
                    .map(document -> new RawBsonDocument(document).get("_id"))
                    .toList();
            visitAll(collection(collection).find(Filters.in("_id", ids)), collection, visitor);
        }
    }

    @Override
    public long count(String collection) {
        return answers.one(collection(collection).countDocuments(), "counting collection " + collection)
                .orElse(0L);
    }

    private MongoCollection<RawBsonDocument> collection(String name) {
        return database.getCollection(name, RawBsonDocument.class);
    }

    private void visitAll(FindPublisher<RawBsonDocument> found, String collection, DocumentVisitor visitor) {
        String doing = "reading collection " + collection;
        try (Stream<RawBsonDocument> stream =
                answers.watched(found.batchSize(BATCH)).toStream(AHEAD)) {
            Iterator<RawBsonDocument> documents = stream.iterator();
            while (answers.hasNext(documents, doing)) {
                visit(documents.next(), visitor);
            }
        }
    }

    private static void visit(RawBsonDocument document, DocumentVisitor visitor) {
        ByteBuffer bytes = document.getByteBuffer().asNIO();
        visitor.visit(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
}
