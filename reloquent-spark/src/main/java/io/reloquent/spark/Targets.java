package io.reloquent.spark;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterType;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;

/// The target, over one client for all tasks of an executor.
final class Targets {

    private static final int PATIENCE_SECONDS = 10;
    private static final WriteConcern PRIMARY_ALONE = new WriteConcern(1).withJournal(false);

    private Targets() {}

    /// Made with its class, so once an executor.
    private static final class Client {
        static final MongoClient CLIENT = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Secrets.own().ofTarget()))
                .applicationName("reloquent")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .build());
    }

    /// Whether there is a connection string that MongoDB understands. What the driver says of another may quote it.
    static boolean isNamed() {
        try {
            return !new ConnectionString(Secrets.own().ofTarget()).getHosts().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    static MongoDatabase database(String name) {
        return Client.CLIENT.getDatabase(name);
    }

    /// A collection as documents are loaded into it: what the primary has acknowledged is confirmed later, by the
    /// fence. Behind mongos there are several primaries, so there each batch must be confirmed by itself.
    static MongoCollection<RawBsonDocument> collection(Work work) {
        ClusterType cluster = Client.CLIENT.getClusterDescription().getType();
        boolean fenced = cluster == ClusterType.REPLICA_SET || cluster == ClusterType.STANDALONE;
        return database(work.database())
                .getCollection(work.collection(), RawBsonDocument.class)
                .withWriteConcern(fenced ? PRIMARY_ALONE : WriteConcern.MAJORITY.withJournal(true));
    }
}
