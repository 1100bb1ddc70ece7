package io.reloquent.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.mongo.SetupCommands.Command;
import io.reloquent.target.SetupStep.SplitCollection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/// Cuts a sharded collection into ranges and moves them. A cut that is there and a range that is where it belongs are
/// left as they are.
final class Splitting {

    private static final String CUT = "middle";
    private static final String TO = "to";

    private final MongoClient client;
    private final SetupCommands commands;
    private final Answers answers;

    Splitting(MongoClient client, SetupCommands commands, Answers answers) {
        this.client = client;
        this.commands = commands;
        this.answers = answers;
    }

    void split(SplitCollection split) {
        Set<BsonDocument> cuts = ranges(split).keySet();
        commands.of(split).stream()
                .filter(command -> command.document().containsKey(CUT))
                .filter(command -> !cuts.contains(command.document().getDocument(CUT)))
                .forEach(command -> run(command, split));
        Map<BsonDocument, String> shards = ranges(split);
        commands.of(split).stream()
                .filter(command -> command.document().containsKey(TO))
                .filter(command -> !command.document()
                        .getString(TO)
                        .getValue()
                        .equals(shards.get(command.document().getDocument("find"))))
                .forEach(command -> run(command, split));
    }

    private void run(Command command, SplitCollection split) {
        answers.one(
                client.getDatabase(command.database()).runCommand(command.document(), BsonDocument.class),
                MongoTargetSetup.doing(split));
    }

    /// Where each range is, by the key it begins with.
    private Map<BsonDocument, String> ranges(SplitCollection split) {
        String doing = MongoTargetSetup.doing(split);
        MongoDatabase config = client.getDatabase("config");
        String namespace = commands.namespace(split.subject());
        BsonDocument collection = answers.one(
                        config.getCollection("collections", BsonDocument.class)
                                .find(Filters.eq(namespace))
                                .first(),
                        doing)
                .orElseGet(BsonDocument::new);
        // Since MongoDB 5.0 chunks know their collection by its UUID.
        Bson own = collection.containsKey("uuid")
                ? Filters.or(Filters.eq("uuid", collection.get("uuid")), Filters.eq("ns", namespace))
                : Filters.eq("ns", namespace);
        Map<BsonDocument, String> ranges = new HashMap<>();
        answers.all(config.getCollection("chunks", BsonDocument.class).find(own), doing)
                .forEach(chunk -> ranges.put(
                        chunk.getDocument("min"), chunk.getString("shard").getValue()));
        return ranges;
    }
}
