package io.reloquent.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Filters;
import com.mongodb.connection.ClusterType;
import com.mongodb.reactivestreams.client.MongoClient;
import io.reloquent.mongo.SetupCommands.Command;
import io.reloquent.port.target.TargetSetup;
import io.reloquent.sizing.ShardKey;
import io.reloquent.target.SetupStep;
import io.reloquent.target.SetupStep.SplitCollection;
import io.reloquent.target.TargetState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import reactor.core.publisher.Mono;

/// Sets one database up.
final class MongoTargetSetup implements TargetSetup {

    private static final int NAMESPACE_NOT_FOUND = 26;
    private static final int NAMESPACE_EXISTS = 48;

    /// What there is already, or is gone already.
    private static final Map<String, Set<Integer>> DONE_BEFORE =
            Map.of("create", Set.of(NAMESPACE_EXISTS), "drop", Set.of(NAMESPACE_NOT_FOUND));

    private final MongoClient client;
    private final String database;
    private final Answers answers;
    private final Supplier<ClusterType> cluster;
    private final SetupCommands commands;

    MongoTargetSetup(MongoClient client, String database, Answers answers, Supplier<ClusterType> cluster) {
        this.client = client;
        this.database = database;
        this.answers = answers;
        this.cluster = cluster;
        this.commands = new SetupCommands(database);
    }

    /// The kind of the cluster is known once it has answered.
    @Override
    public TargetState state(Collection<String> names) {
        Map<String, Long> holding = new MongoCollections(client.getDatabase(database), answers).holding(names);
        return cluster.get() == ClusterType.SHARDED
                ? new TargetState(holding, keys(names), isBalancing())
                : new TargetState(holding, Map.of(), false);
    }

    private Map<String, ShardKey> keys(Collection<String> names) {
        List<String> namespaces = names.stream().map(commands::namespace).toList();
        var found = client.getDatabase("config")
                .getCollection("collections", BsonDocument.class)
                .find(Filters.in("_id", namespaces));
        Map<String, ShardKey> keys = new TreeMap<>();
        answers.all(found, "asking which collections are sharded").stream()
                .filter(collection -> collection.containsKey("key"))
                .forEach(collection -> keys.put(name(collection), key(collection.getDocument("key"))));
        return keys;
    }

    private String name(BsonDocument collection) {
        return collection.getString("_id").getValue().substring(database.length() + 1);
    }

    private static ShardKey key(BsonDocument key) {
        return new ShardKey(key.entrySet().stream()
                .map(part -> new ShardKey.Part(part.getKey(), part.getValue().isString(), ""))
                .toList());
    }

    private boolean isBalancing() {
        var status = new Command("admin", new BsonDocument("balancerStatus", new BsonInt32(1)));
        BsonDocument answer =
                answers.one(run(status), "asking whether the balancer is on").orElseThrow();
        return !answer.getString("mode").getValue().equals("off");
    }

    @Override
    public void take(SetupStep step) {
        if (step instanceof SplitCollection split) {
            new Splitting(client, commands, answers).split(split);
            return;
        }
        for (Command command : commands.of(step)) {
            var answer = run(command).onErrorComplete(e -> isDone(command, e));
            answers.one(answer, doing(step));
        }
    }

    static String doing(SetupStep step) {
        String sentence = step.sentence();
        return "setting it up (" + sentence.substring(0, sentence.length() - 1) + ")";
    }

    private Mono<BsonDocument> run(Command command) {
        return Mono.from(client.getDatabase(command.database())
                .runCommand(SetupCommands.withConcern(command), BsonDocument.class));
    }

    private static boolean isDone(Command command, Throwable e) {
        return e instanceof MongoCommandException refused
                && DONE_BEFORE
                        .getOrDefault(command.document().getFirstKey(), Set.of())
                        .contains(refused.getErrorCode());
    }

    @Override
    public List<String> commands(SetupStep step) {
        return commands.of(step).stream().map(Command::line).toList();
    }
}
