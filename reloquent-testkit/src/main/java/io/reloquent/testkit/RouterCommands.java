package io.reloquent.testkit;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/// The commands of mongos, told to the servers as mongos of MongoDB 6.0 tells them.
final class RouterCommands {

    private static final Set<String> HANDSHAKES = Set.of("hello", "isMaster", "ismaster", "ping", "endSessions");
    private static final Map<String, String> OF_BALANCER = Map.of(
            "balancerStart", "_configsvrBalancerStart",
            "balancerStop", "_configsvrBalancerStop",
            "balancerStatus", "_configsvrBalancerStatus");
    private static final BsonDocument MAJORITY = new BsonDocument("w", new BsonString("majority"));

    private final WireLine configuration;
    private final WireLine shard;
    private final Consumer<BsonDocument> heard;

    RouterCommands(WireLine configuration, WireLine shard, Consumer<BsonDocument> heard) {
        this.configuration = configuration;
        this.shard = shard;
        this.heard = heard;
    }

    WireMessage answer(WireMessage question) throws IOException {
        BsonDocument command = question.command();
        String name = command.getFirstKey();
        String database = command.getString("$db", new BsonString("admin")).getValue();
        if (name.equals("hello") || name.equalsIgnoreCase("isMaster")) {
            return question.answered(hello());
        }
        if (!HANDSHAKES.contains(name)) {
            heard.accept(command);
        }
        BsonDocument translated = translated(name, database, command);
        return question.answered(translated);
    }

    private BsonDocument translated(String name, String database, BsonDocument command) throws IOException {
        if (OF_BALANCER.containsKey(name)) {
            return configuration.ask(admin(OF_BALANCER.get(name), new BsonInt32(1)));
        }
        return switch (name) {
            case "listShards" -> listShards();
            case "enableSharding" ->
                configuration.ask(majority(admin("_configsvrCreateDatabase", command.getString(name))
                        .append("primaryShardId", new BsonString("east"))));
            case "shardCollection" -> shardCollection(command);
            case "split" -> split(command);
            case "moveChunk" -> moveChunk(command);
            case "drop" -> drop(database, command);
            default -> (database.equals("config") ? configuration : shard).ask(command);
        };
    }

    private static BsonDocument hello() {
        return new BsonDocument("isWritablePrimary", BsonBoolean.TRUE)
                .append("ismaster", BsonBoolean.TRUE)
                .append("helloOk", BsonBoolean.TRUE)
                .append("msg", new BsonString("isdbgrid"))
                .append("maxBsonObjectSize", new BsonInt32(16 << 20))
                .append("maxMessageSizeBytes", new BsonInt32(48_000_000))
                .append("maxWriteBatchSize", new BsonInt32(100_000))
                .append("localTime", new BsonDateTime(System.currentTimeMillis()))
                .append("logicalSessionTimeoutMinutes", new BsonInt32(30))
                .append("minWireVersion", new BsonInt32(0))
                .append("maxWireVersion", new BsonInt32(17))
                .append("readOnly", BsonBoolean.FALSE)
                .append("ok", new BsonDouble(1));
    }

    private BsonDocument listShards() throws IOException {
        return new BsonDocument("shards", found("shards", new BsonDocument())).append("ok", new BsonDouble(1));
    }

    private BsonDocument shardCollection(BsonDocument command) throws IOException {
        String[] name = command.getString("shardCollection").getValue().split("\\.", 2);
        var create = new BsonDocument("_shardsvrCreateCollection", new BsonString(name[1]))
                .append("shardKey", command.get("key"))
                .append("unique", BsonBoolean.FALSE)
                .append("databaseVersion", databaseVersion(name[0]))
                .append("$db", new BsonString(name[0]));
        return shard.ask(majority(create));
    }

    /// Of ranges that are on the first shard, as all are after a collection has been sharded by value.
    private BsonDocument split(BsonDocument command) throws IOException {
        BsonDocument collection = collection(command.getString("split"));
        BsonDocument middle = command.getDocument("middle");
        var around = new BsonDocument("uuid", collection.get("uuid"))
                .append("min", new BsonDocument("$lt", middle))
                .append("max", new BsonDocument("$gt", middle));
        BsonArray found = found("chunks", around);
        if (found.isEmpty()) {
            return refused("new split key " + middle + " is a boundary key of existing chunk");
        }
        BsonDocument chunk = found.get(0).asDocument();
        var split = admin("splitChunk", command.getString("split"))
                .append("from", chunk.get("shard"))
                .append("keyPattern", collection.get("key"))
                .append("min", chunk.get("min"))
                .append("max", chunk.get("max"))
                .append("splitKeys", new BsonArray(java.util.List.of(middle)))
                .append("epoch", collection.get("lastmodEpoch"))
                .append("timestamp", collection.get("timestamp"));
        return shard.ask(split);
    }

    private BsonDocument moveChunk(BsonDocument command) throws IOException {
        BsonDocument collection = collection(command.getString("moveChunk"));
        var first = new BsonDocument("uuid", collection.get("uuid")).append("min", command.get("find"));
        BsonDocument chunk = found("chunks", first).get(0).asDocument();
        return configuration.ask(majority(admin("_configsvrMoveRange", command.getString("moveChunk"))
                .append("toShard", command.get("to"))
                .append("min", chunk.get("min"))
                .append("max", chunk.get("max"))));
    }

    private BsonDocument drop(String database, BsonDocument command) throws IOException {
        var name = new BsonString(database + "." + command.getString("drop").getValue());
        if (found("collections", new BsonDocument("_id", name)).isEmpty()) {
            return shard.ask(command);
        }
        return shard.ask(majority(new BsonDocument("_shardsvrDropCollection", command.get("drop"))
                .append("databaseVersion", databaseVersion(database))
                .append("$db", new BsonString(database))));
    }

    private BsonDocument collection(BsonString name) throws IOException {
        return found("collections", new BsonDocument("_id", name)).get(0).asDocument();
    }

    private BsonValue databaseVersion(String database) throws IOException {
        return found("databases", new BsonDocument("_id", new BsonString(database)))
                .get(0)
                .asDocument()
                .getDocument("version");
    }

    private BsonArray found(String collection, BsonDocument filter) throws IOException {
        var find = new BsonDocument("find", new BsonString(collection))
                .append("filter", filter)
                .append("batchSize", new BsonInt32(10_000))
                .append("singleBatch", BsonBoolean.TRUE)
                .append("$db", new BsonString("config"));
        return configuration.ask(find).getDocument("cursor").getArray("firstBatch");
    }

    private static BsonDocument refused(String message) {
        return new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", new BsonString(message))
                .append("code", new BsonInt32(87))
                .append("codeName", new BsonString("CannotSplit"));
    }

    private static BsonDocument admin(String command, BsonValue value) {
        return new BsonDocument(command, value).append("$db", new BsonString("admin"));
    }

    private static BsonDocument majority(BsonDocument command) {
        return command.append("writeConcern", MAJORITY);
    }
}
