package io.reloquent.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.port.target.Collections;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.RawBsonDocument;
import reactor.core.publisher.Mono;

/// The collections of one database.
final class MongoCollections implements Collections {

    private static final int NAMESPACE_EXISTS = 48;

    private final MongoDatabase database;
    private final Answers answers;

    MongoCollections(MongoDatabase database, Answers answers) {
        this.database = database.withWriteConcern(WriteConcern.MAJORITY);
        this.answers = answers;
    }

    @Override
    public Map<String, Long> holding(Collection<String> names) {
        var holding = new TreeMap<String, Long>();
        for (String name : existing(names)) {
            holding.put(name, count(name));
        }
        return holding;
    }

    @Override
    public void create(Collection<String> names) {
        for (String name : names) {
            answers.one(
                    Mono.from(database.createCollection(name)).onErrorComplete(MongoCollections::isThere),
                    "creating collection " + name);
        }
    }

    @Override
    public void drop(Collection<String> names) {
        for (String name : names) {
            answers.one(database.getCollection(name).drop(), "dropping collection " + name);
        }
    }

    private List<String> existing(Collection<String> names) {
        return answers.all(database.listCollectionNames().filter(Filters.in("name", names)), "listing collections");
    }

    /// The estimate comes from metadata that a crash leaves behind the truth: it is never believed about nothing.
    private long count(String name) {
        MongoCollection<RawBsonDocument> collection = database.getCollection(name, RawBsonDocument.class);
        String doing = "counting collection " + name;
        if (answers.one(collection.find().limit(1), doing).isEmpty()) {
            return 0;
        }
        return Math.max(
                1, answers.one(collection.estimatedDocumentCount(), doing).orElse(1L));
    }

    private static boolean isThere(Throwable e) {
        return e instanceof MongoCommandException refused && refused.getErrorCode() == NAMESPACE_EXISTS;
    }
}
