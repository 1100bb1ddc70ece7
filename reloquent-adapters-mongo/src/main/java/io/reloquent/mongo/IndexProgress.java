package io.reloquent.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.plan.IndexPlan;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How far the server is with an index, asked twice a second.
final class IndexProgress {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final MongoDatabase admin;
    private final String database;

    IndexProgress(MongoDatabase admin, String database) {
        this.admin = admin;
        this.database = database;
    }

    /// Shares from 0 to 1, never falling, without end. Nothing where the user may not see the server's operations:
    /// an index is worth building unwatched.
    Flux<Double> of(IndexPlan index) {
        return Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> ask(index).onErrorComplete(), 1)
                .scan(Math::max)
                .distinctUntilChanged();
    }

    private Mono<Double> ask(IndexPlan index) {
        return Flux.from(admin.aggregate(List.of(everyOperation(), buildOf(index))))
                .map(IndexProgress::share)
                .reduce(Math::min);
    }

    private static Bson everyOperation() {
        return new Document("$currentOp", new Document("allUsers", true).append("idleConnections", true));
    }

    private Bson buildOf(IndexPlan index) {
        return new Document(
                "$match",
                new Document("command.createIndexes", index.collection())
                        .append("command.$db", database)
                        .append("progress.total", new Document("$gt", 0)));
    }

    /// First the collection is scanned, then what was found is sorted and put into the index.
    private static double share(Document operation) {
        Document progress = operation.get("progress", Document.class);
        double done = progress.get("done", Number.class).doubleValue()
                / progress.get("total", Number.class).doubleValue();
        return String.valueOf(operation.getString("msg")).contains("scanning") ? done / 2 : (1 + done) / 2;
    }
}
