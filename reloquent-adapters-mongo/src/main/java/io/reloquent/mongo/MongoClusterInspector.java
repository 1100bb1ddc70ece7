package io.reloquent.mongo;

import com.mongodb.reactivestreams.client.MongoClient;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.ClusterInspector;
import io.reloquent.target.Cluster;
import io.reloquent.target.Cluster.Room;
import io.reloquent.target.Cluster.Topology;
import io.reloquent.target.Grants;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;

/// Asks the server that is written to. What it refuses to tell is left out.
final class MongoClusterInspector implements ClusterInspector {

    private static final String ADMIN = "admin";
    private static final long MEGABYTE = 1 << 20;

    private final MongoClient client;
    private final String database;
    private final boolean atlas;
    private final Answers answers;

    MongoClusterInspector(MongoClient client, String database, boolean atlas, Answers answers) {
        this.client = client;
        this.database = database;
        this.atlas = atlas;
        this.answers = answers;
    }

    @Override
    public Cluster inspect() {
        BsonDocument hello = ask(ADMIN, new Document("hello", 1), "looking at the target");
        BsonDocument build = ask(ADMIN, new Document("buildInfo", 1), "asking for its version");
        Topology topology = topology(hello);
        return new Cluster(
                topology,
                atlas,
                build.getString("version").getValue(),
                topology == Topology.SHARDED ? shards() : List.of(),
                hello.containsKey("hosts") ? hello.getArray("hosts").size() : 0,
                room(),
                memory(),
                grants());
    }

    private static Topology topology(BsonDocument hello) {
        if (hello.containsKey("setName")) {
            return Topology.REPLICA_SET;
        }
        return hello.containsKey("msg") ? Topology.SHARDED : Topology.STANDALONE;
    }

    private List<String> shards() {
        return told(ADMIN, new Document("listShards", 1)).stream()
                .flatMap(answer -> answer.getArray("shards").stream())
                .map(shard -> shard.asDocument().getString("_id").getValue())
                .sorted()
                .toList();
    }

    /// A database that is not there yet has no disk; the others of the server are on the same.
    private Optional<Room> room() {
        return Stream.of(database, MongoLedger.DATABASE, ADMIN)
                .flatMap(name -> told(name, new Document("dbStats", 1)).stream())
                .filter(stats -> stats.containsKey("fsTotalSize"))
                .map(stats -> new Room(whole(stats, "fsTotalSize"), whole(stats, "fsUsedSize")))
                .filter(room -> room.total() > 0)
                .findFirst();
    }

    private OptionalLong memory() {
        return told(ADMIN, new Document("hostInfo", 1))
                .map(host -> host.getDocument("system"))
                .map(system -> OptionalLong.of(whole(system, "memLimitMB") * MEGABYTE))
                .orElseGet(OptionalLong::empty);
    }

    /// Without access control there is no user, and nothing is forbidden.
    private Optional<Grants> grants() {
        return told(ADMIN, new Document("connectionStatus", 1).append("showPrivileges", true))
                .map(answer -> answer.getDocument("authInfo"))
                .map(info -> info.getArray("authenticatedUsers").isEmpty() ? Privileges.ALL : Privileges.of(info));
    }

    private static long whole(BsonDocument document, String field) {
        return document.containsKey(field) ? document.getNumber(field).longValue() : 0;
    }

    /// What only some users may ask, and some servers do not answer.
    private Optional<BsonDocument> told(String where, Document command) {
        try {
            return Optional.of(ask(where, command, "looking at the target"));
        } catch (Fault refused) {
            if (refused instanceof OursOrTheirs trouble && trouble.isPassing()) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private BsonDocument ask(String where, Document command, String doing) {
        return answers.one(client.getDatabase(where).runCommand(command, BsonDocument.class), doing)
                .orElseThrow();
    }
}
