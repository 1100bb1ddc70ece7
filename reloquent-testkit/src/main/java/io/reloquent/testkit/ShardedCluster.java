package io.reloquent.testkit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.sandbox.SandboxMongod.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/// A sharded cluster of real servers: one with its configuration and two shards, `east` and `west`. Instead of a
/// mongos,
/// which is not to be had here, a [ShardRouter] stands before them: see there what it does not do.
public final class ShardedCluster implements AutoCloseable {

    private static final List<String> SHARDS = List.of("east", "west");

    private final SandboxMongod configuration;
    private final List<SandboxMongod> shards;
    private final ShardRouter router;

    private ShardedCluster(SandboxMongod configuration, List<SandboxMongod> shards) {
        this.configuration = configuration;
        this.shards = shards;
        this.router = ShardRouter.before(configuration.port(), shards.get(0).port());
    }

    public static ShardedCluster start() {
        SandboxMongod configuration = start("configuration", Role.CONFIGURATION);
        var cluster = new ShardedCluster(
                configuration,
                SHARDS.stream().map(name -> start(name, Role.SHARD)).toList());
        try (MongoClient client = MongoClients.create(configuration.uri())) {
            for (int i = 0; i < SHARDS.size(); i++) {
                String place =
                        SHARDS.get(i) + "/127.0.0.1:" + cluster.shards.get(i).port();
                client.getDatabase("admin")
                        .runCommand(new Document("_configsvrAddShard", place)
                                .append("name", SHARDS.get(i))
                                .append("writeConcern", new Document("w", "majority")));
            }
        }
        return cluster;
    }

    private static SandboxMongod start(String name, Role role) {
        try {
            return SandboxMongod.startPart(Files.createTempDirectory("reloquent-" + name + "-"), name, role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The router's connection string.
    public String uri() {
        return "mongodb://127.0.0.1:%d/".formatted(router.port());
    }

    /// The server with the configuration, past the router.
    public String configurationUri() {
        return configuration.uri();
    }

    /// The first shard, past the router.
    public String shardUri() {
        return shards.get(0).uri();
    }

    public ShardRouter router() {
        return router;
    }

    @Override
    public void close() {
        router.close();
        Stream.concat(Stream.of(configuration), shards.stream()).forEach(SandboxMongod::close);
    }
}
