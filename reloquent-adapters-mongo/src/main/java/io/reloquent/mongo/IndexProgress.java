package io.reloquent.mongo;

import static java.util.stream.Collectors.toMap;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.plan.IndexPlan;
import io.reloquent.port.target.IndexBuilder.Building;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How far the server is with an index, asked twice a second.
final class IndexProgress {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Document EXISTS = new Document("$exists", true);

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

    /// Every index that the server is building in the database now.
    Flux<Building> all() {
        return Flux.from(admin.aggregate(List.of(everyOperation(), builds("command.createIndexes", EXISTS))))
                .collectList()
                .flatMapIterable(IndexProgress::buildings);
    }

    /// The server tells of one index in several operations, in any order: who asked for it only waits, and the one
    /// that builds knows how far it is.
    static List<Building> buildings(List<Document> operations) {
        return operations.stream()
                .flatMap(IndexProgress::buildings)
                .collect(toMap(
                        building -> List.of(building.collection(), building.index()),
                        building -> building,
                        BinaryOperator.maxBy(Comparator.comparingDouble(Building::share)),
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Stream<Building> buildings(Document operation) {
        Document command = operation.get("command", Document.class);
        return command.getList("indexes", Document.class, List.of()).stream()
                .map(index ->
                        new Building(command.getString("createIndexes"), index.getString("name"), share(operation)));
    }

    private Mono<Double> ask(IndexPlan index) {
        return Flux.from(
                        admin.aggregate(List.of(everyOperation(), builds("command.createIndexes", index.collection()))))
                .filter(operation -> operation.get("progress") != null)
                .map(IndexProgress::share)
                .reduce(Math::min);
    }

    private static Bson everyOperation() {
        return new Document("$currentOp", new Document("allUsers", true).append("idleConnections", true));
    }

    private Bson builds(String field, Object wanted) {
        return new Document("$match", new Document(field, wanted).append("command.$db", database));
    }

    /// First the collection is scanned, then what was found is sorted and put into the index.
    private static double share(Document operation) {
        Document progress = operation.get("progress", Document.class);
        double total =
                progress == null ? 0 : progress.get("total", Number.class).doubleValue();
        if (progress == null || total <= 0) {
            return 0;
        }
        double done = Math.min(1, progress.get("done", Number.class).doubleValue() / total);
        return String.valueOf(operation.getString("msg")).contains("scanning") ? done / 2 : (1 + done) / 2;
    }
}
