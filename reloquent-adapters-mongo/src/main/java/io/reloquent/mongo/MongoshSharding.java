package io.reloquent.mongo;

import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.ShardingPlan.Sharded;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonString;

/// A sharding plan as commands of the MongoDB shell, to be given before the load to an empty database.
public final class MongoshSharding {

    private MongoshSharding() {}

    /// One command an item, in order; no name and no value in it is anything but a literal.
    ///
    /// @throws io.reloquent.fault.YoursToFix if a collection is cut at a value that is not of its key's type
    public static List<String> commands(String database, ShardingPlan plan) {
        List<String> commands = new ArrayList<>();
        if (!plan.collections().isEmpty()) {
            commands.add("sh.enableSharding(" + text(database) + ")");
        }
        for (Sharded sharded : plan.collections()) {
            String namespace = text(database + "." + sharded.collection());
            ShardKey key = sharded.key().value();
            commands.add("sh.shardCollection(%s, %s)".formatted(namespace, ShellLiteral.of(SetupCommands.keys(key))));
            for (List<String> split : sharded.splits()) {
                String point = ShellLiteral.of(KeyValues.point(sharded.collection(), key, split));
                commands.add("sh.splitAt(%s, %s)".formatted(namespace, point));
            }
        }
        return commands;
    }

    private static String text(String text) {
        return ShellLiteral.of(new BsonString(text));
    }
}
