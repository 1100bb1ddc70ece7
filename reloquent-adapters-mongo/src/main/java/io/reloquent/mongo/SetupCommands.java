package io.reloquent.mongo;

import io.reloquent.sizing.ShardKey;
import io.reloquent.target.SetupStep;
import io.reloquent.target.SetupStep.CreateCollection;
import io.reloquent.target.SetupStep.DropCollection;
import io.reloquent.target.SetupStep.EnableSharding;
import io.reloquent.target.SetupStep.RemoveValidator;
import io.reloquent.target.SetupStep.SetValidator;
import io.reloquent.target.SetupStep.ShardCollection;
import io.reloquent.target.SetupStep.SplitCollection;
import io.reloquent.target.SetupStep.StartBalancer;
import io.reloquent.target.SetupStep.StopBalancer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMinKey;
import org.bson.BsonString;
import org.bson.BsonValue;

/// The server's commands for a step, the same to run and to show.
final class SetupCommands {

    private static final String ADMIN = "admin";
    private static final BsonDocument MAJORITY = new BsonDocument("w", new BsonString("majority"));

    private final String database;

    SetupCommands(String database) {
        this.database = database;
    }

    /// One command, and the database that it is given to.
    record Command(String database, BsonDocument document) {

        /// As a line for MongoDB's shell, in which every name and value is a literal of JavaScript.
        String line() {
            return "db.getSiblingDB(%s).runCommand(%s)"
                    .formatted(ShellLiteral.of(new BsonString(database)), ShellLiteral.of(document));
        }
    }

    List<Command> of(SetupStep step) {
        return switch (step) {
            case DropCollection drop -> List.of(own("drop", drop.subject()));
            case CreateCollection create -> List.of(own("create", create.subject()));
            case SetValidator set -> List.of(validator(set.subject(), ValidatorSchema.validator(set.schema())));
            case RemoveValidator remove -> List.of(validator(remove.subject(), new BsonDocument()));
            case StopBalancer stop -> List.of(admin("balancerStop", new BsonInt32(1)));
            case StartBalancer start -> List.of(admin("balancerStart", new BsonInt32(1)));
            case EnableSharding enable -> List.of(admin("enableSharding", new BsonString(database)));
            case ShardCollection shard -> shard(shard);
            case SplitCollection split -> split(split);
        };
    }

    private Command validator(String collection, BsonDocument validator) {
        Command modify = own("collMod", collection);
        modify.document().append("validator", validator);
        return modify;
    }

    private List<Command> shard(ShardCollection shard) {
        BsonDocument keys = keys(shard.key());
        String name = String.join(
                "_",
                keys.entrySet().stream()
                        .map(key -> key.getKey() + "_"
                                + (key.getValue().isString()
                                        ? key.getValue().asString().getValue()
                                        : "1"))
                        .toList());
        Command index = own("createIndexes", shard.subject());
        index.document()
                .append(
                        "indexes",
                        new BsonArray(List.of(new BsonDocument("key", keys).append("name", new BsonString(name)))));
        Command spread = admin("shardCollection", new BsonString(namespace(shard.subject())));
        spread.document().append("key", keys);
        boolean isId =
                keys.size() == 1 && keys.containsKey("_id") && !shard.key().isHashed();
        return isId ? List.of(spread) : List.of(index, spread);
    }

    /// First all cuts, then the moves, the ranges in turn to one shard after the other.
    private List<Command> split(SplitCollection split) {
        List<Command> commands = new ArrayList<>();
        List<BsonDocument> points = points(split);
        for (BsonDocument point : points) {
            Command cut = admin("split", new BsonString(namespace(split.subject())));
            cut.document().append("middle", point);
            commands.add(cut);
        }
        for (int range = 0; range <= points.size(); range++) {
            BsonDocument first = range == 0 ? beginning(split.key()) : points.get(range - 1);
            commands.add(
                    move(split, first, split.shards().get(range % split.shards().size())));
        }
        return commands;
    }

    private Command move(SplitCollection split, BsonDocument first, String shard) {
        Command move = admin("moveChunk", new BsonString(namespace(split.subject())));
        move.document().append("find", first).append("to", new BsonString(shard));
        return move;
    }

    static List<BsonDocument> points(SplitCollection split) {
        return split.splits().stream()
                .map(values -> KeyValues.point(split.subject(), split.key(), values))
                .toList();
    }

    private static BsonDocument beginning(ShardKey key) {
        var first = new BsonDocument();
        key.parts().forEach(part -> first.append(part.path(), new BsonMinKey()));
        return first;
    }

    static BsonDocument keys(ShardKey key) {
        var keys = new BsonDocument();
        key.parts()
                .forEach(part -> keys.append(part.path(), part.hashed() ? new BsonString("hashed") : new BsonInt32(1)));
        return keys;
    }

    String namespace(String collection) {
        return database + "." + collection;
    }

    private Command own(String command, String collection) {
        var document = new BsonDocument(command, new BsonString(collection));
        return new Command(database, document);
    }

    private static Command admin(String command, BsonValue value) {
        return new Command(ADMIN, new BsonDocument(command, value));
    }

    /// Collections are changed on a majority; other commands see to that themselves.
    static BsonDocument withConcern(Command command) {
        return command.database().equals(ADMIN)
                ? command.document()
                : command.document().clone().append("writeConcern", MAJORITY);
    }
}
