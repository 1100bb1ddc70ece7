package io.reloquent.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.plan.IndexPlan;
import io.reloquent.port.target.IndexBuilder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Builds the indexes of one database.
final class MongoIndexBuilder implements IndexBuilder {

    private final MongoDatabase database;
    private final IndexProgress progress;
    private final Answers answers;
    private final IndexFaults faults;

    MongoIndexBuilder(MongoClient client, MongoDatabase database, Answers answers, MongoFaults faults) {
        this.database = database.withWriteConcern(WriteConcern.MAJORITY);
        this.progress = new IndexProgress(client.getDatabase("admin"), database.getName());
        this.answers = answers;
        this.faults = new IndexFaults(faults);
    }

    @Override
    public Set<String> existing(String collection) {
        return new TreeSet<>(
                answers.all(indexes(collection).map(MongoIndexBuilder::name), "listing indexes of " + collection));
    }

    @Override
    public List<Building> building() {
        return answers.all(progress.all(), "asking which indexes are being built");
    }

    @Override
    public void build(IndexPlan index, DoubleConsumer listener) {
        Mono<String> built = create(index, index.name())
                .onErrorResume(IndexFaults::isConflict, e -> findInstead(index, e))
                .onErrorMap(e -> faults.of(e, index))
                .cache();
        follow(progress.of(index).takeUntilOther(built), IndexFaults.doing(index), listener);
        answers.one(built, IndexFaults.doing(index));
        listener.accept(1);
    }

    /// What the listener throws is its own and goes to the caller as it is.
    private void follow(Flux<Double> shares, String doing, DoubleConsumer listener) {
        try (Stream<Double> stream = answers.watched(shares).toStream(1)) {
            var said = stream.iterator();
            while (answers.hasNext(said, doing)) {
                listener.accept(said.next());
            }
        }
    }

    /// For an index that is there, or being built, the server's answer comes once it is ready.
    private Mono<String> create(IndexPlan index, String name) {
        var options = new IndexOptions().name(name).unique(index.unique());
        if (!index.only().isEmpty()) {
            options.partialFilterExpression(IndexFilter.of(index.only()));
        }
        if (index.ignoreCase()) {
            options.collation(IndexSpecification.IGNORING_CASE);
        }
        if (index.isText()) {
            options.defaultLanguage(index.language()).languageOverride(IndexSpecification.NO_FIELD);
        }
        return Mono.from(
                database.getCollection(index.collection()).createIndex(IndexSpecification.keys(index), options));
    }

    private Mono<String> findInstead(IndexPlan index, Throwable conflict) {
        return indexes(index.collection())
                .filter(found -> IndexSpecification.fulfils(found, index))
                .next()
                .switchIfEmpty(Mono.error(conflict))
                .flatMap(found -> create(index, name(found)));
    }

    private Flux<BsonDocument> indexes(String collection) {
        return Flux.from(database.getCollection(collection).listIndexes(BsonDocument.class));
    }

    private static String name(BsonDocument index) {
        return index.getString("name").getValue();
    }
}
