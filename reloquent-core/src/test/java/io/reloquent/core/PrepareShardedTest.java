package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.plan.Recommendation;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.WriteMode;
import io.reloquent.run.Progress;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardKey.Part;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.ShardingPlan.Sharded;
import io.reloquent.target.Cluster.Topology;
import io.reloquent.target.Requirements;
import io.reloquent.target.SetupStep.EnableSharding;
import io.reloquent.target.SetupStep.ShardCollection;
import io.reloquent.target.SetupStep.SplitCollection;
import io.reloquent.target.SetupStep.StopBalancer;
import io.reloquent.target.SetupWishes;
import io.reloquent.target.TargetFinding;
import io.reloquent.testkit.Servers;
import io.reloquent.testkit.ShardedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Preparing shards: real servers with their configuration, and commands of mongos. Routing is not tested: the router
/// sends every document to one shard.
class PrepareShardedTest {

    private static final ShardKey BY_CUSTOMER = new ShardKey(List.of(new Part("customer_id", false, "int")));

    private static ShardedCluster cluster;
    private static MongoClient configuration;

    private Migration migration;

    @BeforeAll
    static void start() {
        cluster = ShardedCluster.start();
        configuration = MongoClients.create(cluster.configurationUri());
    }

    @AfterAll
    static void stop() {
        configuration.close();
        cluster.close();
    }

    @BeforeEach
    void plan() {
        migration = new Migration(Servers.shop(0.02), cluster.uri(), Servers.freshName("sharded"), ChunkSize.STANDARD);
        migration.discoverAndSelect().design().suggest();
        migration.makePlan().run();
        migration.requiring(required(2));
    }

    @AfterEach
    void close() {
        migration.rollback().run(Set.of(), Progress.NONE);
        migration.close();
    }

    private Requirements required(int shards) {
        var sharding = new ShardingPlan(
                migration.makePlan().compute().hash(),
                new Recommendation<>(shards, "the test says so"),
                List.of(
                        new Sharded(
                                "orders",
                                new Recommendation<>(BY_CUSTOMER, "it is spread well"),
                                List.of(List.of("50"), List.of("100"), List.of("150"))),
                        new Sharded("products", new Recommendation<>(ShardKey.HASHED_ID, "it grows"), List.of())));
        return new Requirements(OptionalLong.empty(), Optional.of(sharding));
    }

    @Test
    void collections_are_sharded_cut_and_moved_and_the_balancer_is_stopped_until_indexes_are_built() throws Exception {
        Prepare.Outcome outcome = migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        assertThat(outcome.cluster().topology()).isEqualTo(Topology.SHARDED);
        assertThat(outcome.cluster().shards()).containsExactly("east", "west");
        assertThat(outcome.findings()).isEmpty();
        assertThat(key("orders")).isEqualTo(new Document("customer_id", 1));
        assertThat(key("products")).isEqualTo(new Document("_id", "hashed"));
        assertThat(ranges("orders")).containsExactly("east", "west", "east", "west");
        assertThat(ranges("products")).contains("east", "west");
        assertThat(balancerIsOff()).isTrue();
        assertThat(migration.prepare().run(SetupWishes.NONE, Progress.NONE).steps())
                .isEmpty();

        var report = migration.migrate(false, Progress.NONE);
        assertThat(report.readiness().remedies()).anySatisfy(r -> assertThat(r).contains("balancer is stopped"));
        migration.assertDocumentsAreRight();
        assertThat(migration.buildIndexes().readiness().remedies()).noneMatch(r -> r.contains("balancer"));
        assertThat(balancerIsOff()).isFalse();
    }

    @Test
    void rollback_drops_them_and_turns_the_balancer_on_but_only_if_it_was() {
        migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        migration.rollback().run(Set.of(), Progress.NONE);
        assertThat(key("orders")).isNull();
        assertThat(balancerIsOff()).isFalse();

        configuration.getDatabase("admin").runCommand(new Document("_configsvrBalancerStop", 1));
        Prepare.Outcome outcome = migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        assertThat(outcome.steps()).noneMatch(shown -> shown.step() instanceof StopBalancer);
        migration.rollback().run(Set.of(), Progress.NONE);
        assertThat(balancerIsOff()).isTrue();
        configuration.getDatabase("admin").runCommand(new Document("_configsvrBalancerStart", 1));
    }

    @Test
    void without_preparing_nothing_is_loaded_and_on_demand_all_stay_whole() {
        assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                .isInstanceOf(YoursToFix.class)
                .hasMessageContaining("was not prepared")
                .satisfies(
                        refused -> assertThat(((YoursToFix) refused).exitCode()).isEqualTo(5));
        var whole = new SetupWishes(false, false, false, false, Set.of());
        assertThat(migration.prepare().run(whole, Progress.NONE).steps())
                .noneMatch(shown -> shown.step() instanceof ShardCollection);
        assertThat(key("orders")).isNull();
        migration.migrate(false, Progress.NONE);
    }

    @Test
    void another_key_makes_an_empty_collection_anew() {
        var whole = new SetupWishes(false, false, false, false, Set.of());
        migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        migration.prepare().run(whole, Progress.NONE);
        assertThat(key("orders")).isNull();
        migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        assertThat(ranges("orders")).containsExactly("east", "west", "east", "west");
    }

    @Test
    void fewer_shards_than_planned_are_told() {
        migration.requiring(required(5));
        Prepare.Outcome preview = migration.prepare().preview(SetupWishes.NONE);
        assertThat(preview.findings()).containsExactly(new TargetFinding.FewerShards(5, 2));
        assertThat(preview.steps().stream().<Class<?>>map(shown -> shown.step().getClass()))
                .contains(StopBalancer.class, EnableSharding.class, ShardCollection.class, SplitCollection.class);
        assertThat(preview.steps().getLast().commands()).isNotEmpty();
        assertThat(preview.steps().stream().flatMap(shown -> shown.commands().stream()))
                .contains(
                        "db.getSiblingDB(\"admin\").runCommand({\"split\": \"%s.orders\", \"middle\": {\"customer_id\": 50}})"
                                .formatted(migration.configuration.target().database()))
                .contains("db.getSiblingDB(\"admin\").runCommand({\"balancerStop\": 1})");
        assertThat(database().listCollectionNames().into(new ArrayList<>())).isEmpty();
    }

    @Test
    void a_document_written_again_is_found_by_its_whole_shard_key() {
        migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        BsonDocument order = new BsonDocument("_id", new BsonInt32(7))
                .append("customer_id", new BsonInt32(70))
                .append("note", new BsonString("again"));
        migration
                .target
                .writer()
                .write("orders", batch(order), WriteMode.REPLACE)
                .join();

        BsonDocument update = cluster.router().heard().stream()
                .filter(command -> command.getFirstKey().equals("update"))
                .filter(command -> command.getString("update").getValue().equals("orders"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(update.getArray("updates").get(0).asDocument().getDocument("q"))
                .isEqualTo(BsonDocument.parse("{_id: 7, customer_id: 70}"));
    }

    private static DocumentBatch batch(BsonDocument document) {
        var raw = new RawBsonDocument(document, new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        var batch = new DocumentBatch(bytes.length);
        assertThat(batch.add(bytes, 0, bytes.length)).isTrue();
        return batch;
    }

    private MongoDatabase database() {
        return configuration.getDatabase(migration.configuration.target().database());
    }

    private @Nullable Document collection(String name) {
        return configuration
                .getDatabase("config")
                .getCollection("collections")
                .find(Filters.eq(migration.configuration.target().database() + "." + name))
                .first();
    }

    private @Nullable Document key(String name) {
        Document found = collection(name);
        return found == null ? null : found.get("key", Document.class);
    }

    private List<String> ranges(String name) {
        return configuration
                .getDatabase("config")
                .getCollection("chunks")
                .find(Filters.eq(
                        "uuid", Objects.requireNonNull(collection(name)).get("uuid")))
                .sort(new Document("min", 1))
                .map(chunk -> chunk.getString("shard"))
                .into(new ArrayList<>());
    }

    private static boolean balancerIsOff() {
        return configuration
                .getDatabase("admin")
                .runCommand(new Document("_configsvrBalancerStatus", 1))
                .getString("mode")
                .equals("off");
    }
}
