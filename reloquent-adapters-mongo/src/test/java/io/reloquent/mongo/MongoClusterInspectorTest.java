package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.connection.Secret;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.target.Cluster;
import io.reloquent.target.Cluster.Topology;
import java.nio.file.Files;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MongoClusterInspectorTest {

    private static final List<String> WRITES = List.of("find", "insert", "createCollection", "dropCollection");

    @Test
    void a_replica_set_says_what_it_is_also_where_the_database_is_not_there_yet() {
        try (var target = MongoTarget.open(TestServer.address("nowhere"))) {
            Cluster cluster = target.inspector().inspect();
            assertThat(cluster.topology()).isEqualTo(Topology.REPLICA_SET);
            assertThat(cluster.atlas()).isFalse();
            assertThat(cluster.version()).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(cluster.members()).isEqualTo(1);
            assertThat(cluster.shards()).isEmpty();
            assertThat(cluster.room().orElseThrow().total())
                    .isGreaterThan(cluster.room().orElseThrow().free());
            assertThat(cluster.memory().orElseThrow()).isPositive();
            assertThat(cluster.grants().orElseThrow().missing("nowhere", WRITES))
                    .isEmpty();
        }
    }

    @Test
    void a_user_s_missing_privileges_are_known_and_what_it_may_not_ask_is_left_out() throws Exception {
        try (var server = SandboxMongod.startWithAccessControl(
                Files.createTempDirectory("inspected"), "admin", "secret".toCharArray())) {
            createReader(server);
            String uri = server.uri().replace("://", "://reader:secret@");
            try (var target = MongoTarget.open(MongoAddresses.parse(new Secret(uri), "shop"))) {
                Cluster cluster = target.inspector().inspect();
                assertThat(cluster.memory()).isEmpty();
                assertThat(cluster.grants().orElseThrow().missing("shop", WRITES))
                        .containsExactly("insert", "createCollection", "dropCollection");
                assertThat(cluster.grants().orElseThrow().missing("other", WRITES))
                        .isEmpty();
            }
        }
    }

    private static void createReader(SandboxMongod server) {
        try (var client = MongoClients.create(server.uri().replace("://", "://admin:secret@"))) {
            var roles = List.of(
                    new Document("role", "read").append("db", "shop"),
                    new Document("role", "readWrite").append("db", "other"));
            Mono.from(client.getDatabase("admin")
                            .runCommand(new Document("createUser", "reader")
                                    .append("pwd", "secret")
                                    .append("roles", roles)))
                    .block();
        }
    }
}
