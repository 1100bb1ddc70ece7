package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.fault.Fault;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.run.Progress;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.testkit.Servers;
import io.reloquent.verification.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/// A server that goes away for a while does not end a run.
@Timeout(180)
class RidingThroughTest {

    private static final ChunkSize SMALL = new ChunkSize(100, 1 << 20);

    @TempDir
    static Path temporary;

    static SandboxMongod server;
    static String shop = "";

    @BeforeAll
    static void start() {
        server = SandboxMongod.start(temporary.resolve("server"), 0.25);
        shop = Servers.shop(0.05);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_primary_that_steps_down_is_waited_for() throws Exception {
        try (var migration = planned()) {
            var said = migrate(migration, 500, RidingThroughTest::stepDown);
            assertThat(said).anyMatch(sentence -> sentence.contains("Going back to the last safe point"));
            assertAllIsThere(migration);
        }
    }

    @Test
    void a_mongod_that_is_killed_and_comes_back_is_waited_for() throws Exception {
        try (var migration = planned()) {
            var said = migrate(migration, 1500, () -> {
                server.kill();
                server.restart();
            });
            assertThat(said)
                    .anyMatch(sentence -> sentence.contains("Going back to the last safe point"))
                    .anyMatch(sentence -> sentence.matches("\\w+ waits PT(0\\.5|1|2|4|8)S"));
            assertAllIsThere(migration);
        }
    }

    /// The shop is large here: of a small one, everything would be on its way already.
    @Test
    void readers_that_the_source_throws_out_come_back_under_the_same_snapshot() {
        try (var migration = planned(Servers.shop(1), new ChunkSize(500, 4 << 20))) {
            var said = migrate(migration, 300, () -> terminate(migration, "state = 'active' and query like 'COPY%'"));
            assertThat(said).anyMatch(sentence -> sentence.contains("Going back to the last safe point"));
            Verification verification = migration.validate();
            assertThat(verification.passes()).as(verification.toString()).isTrue();
        }
    }

    @Test
    void without_the_snapshot_the_run_ends_and_says_so() {
        try (var migration = planned(Servers.shop(1), new ChunkSize(500, 4 << 20))) {
            assertThatThrownBy(() -> migrate(migration, 300, () -> terminate(migration, "true")))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("snapshot");
            migration.migrate(true, Progress.NONE);
            Verification verification = migration.validate();
            assertThat(verification.passes()).as(verification.toString()).isTrue();
        }
    }

    private static Migration planned() {
        return planned(shop, SMALL);
    }

    private static Migration planned(String source, ChunkSize chunks) {
        var migration = new Migration(source, server.uri(), Servers.freshName("target"), chunks).discoverAndSelect();
        migration.design().suggest();
        return migration;
    }

    private static void assertAllIsThere(Migration migration) throws Exception {
        migration.assertDocumentsAreRight();
        Verification verification = migration.validate();
        assertThat(verification.passes()).as(verification.toString()).isTrue();
    }

    /// Does something to a server once so many documents have been written.
    ///
    /// @return what the run said
    private static List<String> migrate(Migration migration, long afterDocuments, Runnable fault) {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        var seen = new AtomicLong();
        migration.migrate(false, new Progress() {
            private boolean done;

            @Override
            public void say(String sentence) {
                said.add(sentence);
            }

            @Override
            public void waits(String collection, Duration pause) {
                said.add(collection + " waits " + pause);
            }

            @Override
            public synchronized void collection(String name, long rows, long documents, long expected) {
                if (!done && seen.accumulateAndGet(documents, Math::max) > afterDocuments) {
                    done = true;
                    Thread.ofPlatform().start(fault);
                }
            }
        });
        return said;
    }

    /// Ends connections of the migration, as soon as there is one of the kind that is meant.
    private static void terminate(Migration migration, String which) {
        try (Connection connection = Servers.postgres()
                        .connect(migration.configuration.source().database());
                var statement = connection.createStatement()) {
            long ended = 0;
            while (ended == 0) {
                try (var rows = statement.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where application_name = 'reloquent' and datname = current_database()"
                        + " and " + which)) {
                    ended = rows.next() ? rows.getLong(1) : 0;
                }
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stepDown() {
        try (var client = MongoClients.create(server.uri().replace("replicaSet=sandbox", "directConnection=true"))) {
            var admin = client.getDatabase("admin");
            Mono.from(admin.runCommand(Document.parse("{replSetStepDown: 2, force: true}")))
                    .block();
        }
    }
}
