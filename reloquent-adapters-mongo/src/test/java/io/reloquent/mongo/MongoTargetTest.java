package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.connection.Secret;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.IndexPlan;
import io.reloquent.port.target.WriteMode;
import io.reloquent.sandbox.SandboxMongod;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

@Timeout(15)
class MongoTargetTest {
    @TempDir
    static Path temporary;

    static SandboxMongod guarded;

    @BeforeAll
    @Timeout(90)
    static void start() {
        guarded = SandboxMongod.startWithAccessControl(temporary.resolve("guarded"), "keeper", "canary".toCharArray());
        try (var client = MongoClients.create(uri("keeper", "canary"))) {
            var roles = List.of(new Document("role", "read").append("db", "shop"));
            Mono.from(client.getDatabase("admin")
                            .runCommand(new Document("createUser", "reader")
                                    .append("pwd", "canary")
                                    .append("roles", roles)))
                    .block(Duration.ofSeconds(20));
        }
    }

    @AfterAll
    static void stop() {
        guarded.close();
    }

    @Test
    void describes_what_answers() {
        try (var target = open(uri("keeper", "canary"))) {
            assertThat(target.describe()).matches("MongoDB \\d+\\.\\d+\\.\\d+ replica set sandbox");
        }
    }

    @Test
    void a_wrong_password_is_the_users_to_fix() {
        var fault = failing(uri("keeper", "wrongcanary"));
        assertThat(fault).isInstanceOf(YoursToFix.class);
        assertThat(fault.exitCode()).isEqualTo(4);
        assertThat(fault)
                .hasMessage("MongoDB at 127.0.0.1:%d refused the user name or the password.".formatted(guarded.port()));
    }

    @Test
    void no_credentials_are_the_users_to_fix() {
        var fault = catchThrowableOfType(Fault.class, () -> {
            try (var target = open(guarded.uri())) {
                target.collections().create(List.of("customer"));
            }
        });
        assertThat(fault.exitCode()).isEqualTo(4);
    }

    @Test
    void a_missing_role_is_named_without_the_documents() {
        try (var target = open(uri("reader", "canary"))) {
            var write =
                    target.writer().write("customer", Documents.batch("{_id: 1, name: 'canary'}"), WriteMode.INSERT);
            var fault = Failures.of(write);
            assertThat(fault).isInstanceOf(YoursToFix.class);
            assertThat(fault.exitCode()).isEqualTo(4);
            assertThat(fault.getMessage()).contains("collection customer", "not authorized on shop", "insert");
            assertThat(fault.getMessage()).doesNotContain("canary");
            assertThat(fault.next()).contains("readWrite", "shop", "reloquent");
        }
    }

    @Test
    void an_index_is_built_unwatched_where_operations_may_not_be_seen() {
        try (var client = MongoClients.create(uri("reader", "canary"))) {
            var index = new IndexPlan("customer", List.of(new IndexPlan.Key("name", false)), false, List.of(), "");
            var shares = new IndexProgress(client.getDatabase("admin"), "shop").of(index);
            assertThat(shares.take(Duration.ofMillis(1700)).collectList().block())
                    .isEmpty();
        }
    }

    @Test
    void nothing_behind_a_port_is_said_in_time() throws IOException {
        int port = freePort();
        var fault = failing("mongodb://keeper:canary@127.0.0.1:%d/".formatted(port));
        assertThat(fault).isInstanceOf(OursOrTheirs.class);
        assertThat(fault).hasMessage("Cannot reach MongoDB at 127.0.0.1:%d: Connection refused.".formatted(port));
        assertThat(fault.next()).contains("firewall");
    }

    @Test
    void an_unknown_host_is_said_in_time() {
        var fault = failing("mongodb://keeper:canary@nowhere.invalid/");
        assertThat(fault).hasMessage("Cannot reach MongoDB at nowhere.invalid: the host name is unknown.");
    }

    @Test
    void a_replica_set_of_another_name_is_said_in_time() {
        var fault = failing(uri("keeper", "canary").replace("replicaSet=sandbox", "replicaSet=other"));
        assertThat(fault).hasMessageStartingWith("Cannot reach MongoDB at 127.0.0.1:%d: ".formatted(guarded.port()));
        assertThat(fault).hasMessageContaining("replica set");
    }

    private static Fault failing(String connectionString) {
        try (var target = open(connectionString)) {
            var fault = catchThrowableOfType(Fault.class, target::describe);
            var trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            assertThat(trace + fault.next()).doesNotContain("canary");
            return fault;
        }
    }

    private static MongoTarget open(String connectionString) {
        return MongoTarget.open(MongoAddresses.parse(new Secret(connectionString), "shop"));
    }

    private static String uri(String user, String password) {
        return guarded.uri().replace("mongodb://", "mongodb://%s:%s@".formatted(user, password)) + "&authSource=admin";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
