package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.connection.Secret;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.sandbox.SandboxMongod;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

@Timeout(90)
class MongoLedgerFenceTest {
    @TempDir
    static Path temporary;

    static SandboxMongod server;
    static MongoTarget target;

    @BeforeAll
    static void start() {
        server = SandboxMongod.start(temporary.resolve("server"), 0.25);
        target = MongoTarget.open(MongoAddresses.parse(new Secret(server.uri()), "shop"));
    }

    @AfterAll
    static void stop() {
        target.close();
        server.close();
    }

    @Test
    void the_epoch_stays_while_the_primary_does() {
        assertThat(target.ledger().epoch())
                .hasSize(24)
                .isEqualTo(target.ledger().epoch());
    }

    @Test
    void a_chunk_begun_before_a_step_down_is_not_recorded() {
        String before = target.ledger().epoch();
        stepDown();
        refuses("stepped", before);
    }

    @Test
    void a_chunk_begun_before_a_crash_is_not_recorded() {
        String before = target.ledger().epoch();
        server.kill();
        server.restart();
        refuses("crashed", before);
    }

    private static void refuses(String run, String before) {
        Ledger ledger = target.ledger();
        Lease lease = MongoLeasesTest.lease(target.leases(), run);
        ledger.save(lease, MongoLedgerTest.run(run, Instant.EPOCH));
        var chunk = MongoLedgerTest.chunk("customer", List.of(), List.of("5"));
        Fault fault = catchThrowableOfType(Fault.class, () -> ledger.save(lease, chunk, before));
        assertThat(fault).isInstanceOf(OursOrTheirs.class).hasMessageContaining("another primary");
        assertThat(ledger.epoch()).isNotEqualTo(before);
        assertThat(ledger.chunks(run)).isEmpty();

        ledger.save(lease, chunk, ledger.epoch());
        assertThat(ledger.chunks(run)).hasSize(1);
    }

    private static void stepDown() {
        try (var client = MongoClients.create(server.uri().replace("replicaSet=sandbox", "directConnection=true"))) {
            command(client, "{replSetStepDown: 60, force: true}");
            command(client, "{replSetFreeze: 0}");
            while (!command(client, "{hello: 1}")
                    .getBoolean("isWritablePrimary")
                    .getValue()) {
                Thread.onSpinWait();
            }
        }
    }

    private static BsonDocument command(MongoClient client, String command) {
        return Mono.from(client.getDatabase("admin").runCommand(Document.parse(command), BsonDocument.class))
                .blockOptional()
                .orElseThrow();
    }
}
