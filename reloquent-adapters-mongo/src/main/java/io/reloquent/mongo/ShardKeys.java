package io.reloquent.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.model.Filters;
import com.mongodb.connection.ClusterType;
import com.mongodb.reactivestreams.client.MongoClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import reactor.core.publisher.Mono;

/// The fields that say on which shard a document is, of every collection, asked for once.
final class ShardKeys {

    private static final String ID = "_id";
    private static final int UNAUTHORIZED = 13;

    private final MongoClient client;
    private final Supplier<ClusterType> cluster;
    private final Map<MongoNamespace, Mono<List<String>>> known = new ConcurrentHashMap<>();

    ShardKeys(MongoClient client, Supplier<ClusterType> cluster) {
        this.client = client;
        this.cluster = cluster;
    }

    ClusterType cluster() {
        return cluster.get();
    }

    /// Paths of the fields of a collection's shard key, without `_id`; none if it is not sharded.
    Mono<List<String>> of(MongoNamespace collection) {
        return cluster() == ClusterType.SHARDED ? known.computeIfAbsent(collection, this::ask) : Mono.just(List.of());
    }

    /// An error is not kept: the next batch asks again. A user who may not ask may well write into collections that are
    /// whole; of others mongos says itself what is missing.
    private Mono<List<String>> ask(MongoNamespace collection) {
        return Mono.from(client.getDatabase("config")
                        .getCollection("collections", BsonDocument.class)
                        .find(Filters.eq(collection.getFullName()))
                        .first())
                .map(ShardKeys::besidesId)
                .defaultIfEmpty(List.of())
                .onErrorResume(ShardKeys::isForbidden, e -> Mono.just(List.of()))
                .doOnError(e -> known.remove(collection))
                .cache();
    }

    private static boolean isForbidden(Throwable e) {
        return e instanceof MongoException refused && refused.getCode() == UNAUTHORIZED;
    }

    /// Older servers keep an entry for what was dropped.
    private static List<String> besidesId(BsonDocument collection) {
        return collection.getDocument("key", new BsonDocument()).keySet().stream()
                .filter(path -> !path.equals(ID))
                .toList();
    }

    /// What a document has at a path; null where it has nothing, as MongoDB takes it.
    static BsonValue value(BsonDocument document, String path) {
        BsonValue found = document;
        for (String name : path.split("\\.")) {
            found = found.isDocument() ? found.asDocument().get(name, BsonNull.VALUE) : BsonNull.VALUE;
        }
        return found;
    }
}
