package io.reloquent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxMongodTest {
    private static final String USER = "keeper";

    @TempDir
    static Path temporary;

    static SandboxMongod open;
    static SandboxMongod guarded;

    @BeforeAll
    static void start() {
        open = SandboxMongod.start(temporary.resolve("open"));
        guarded = SandboxMongod.startWithAccessControl(temporary.resolve("guarded"), USER, "s3cret".toCharArray());
    }

    @AfterAll
    static void stop() {
        open.close();
        guarded.close();
    }

    @Test
    void answers_as_a_writable_primary_that_has_transactions() {
        try (var client = MongoClients.create(open.uri());
                var session = client.startSession()) {
            var collection = client.getDatabase("shop").getCollection("made-in-a-transaction");
            session.withTransaction(() -> collection.insertOne(session, new Document("_id", 1)));
            assertThat(collection.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void keeps_its_data_and_port_through_kill_and_restart() {
        try (var client = MongoClients.create(open.uri())) {
            client.getDatabase("shop").getCollection("kept").insertOne(new Document("_id", 7));
        }
        long before = open.pid();
        var address = open.uri();
        open.kill();
        assertThat(ProcessHandle.of(before)).isEmpty();
        open.restart();
        assertThat(open.pid()).isNotEqualTo(before);
        assertThat(open.uri()).isEqualTo(address);
        try (var client = MongoClients.create(open.uri())) {
            var kept = client.getDatabase("shop").getCollection("kept");
            assertThat(kept.find().first()).isEqualTo(new Document("_id", 7));
            kept.insertOne(new Document("_id", 8));
        }
    }

    @Test
    void lets_the_user_in_with_the_right_password() {
        try (var client = guardedClient("s3cret")) {
            client.getDatabase("shop").getCollection("guarded").insertOne(new Document("_id", 1));
            assertThat(client.getDatabase("shop").getCollection("guarded").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void refuses_a_wrong_password_and_no_password() {
        try (var client = guardedClient("wrong")) {
            assertThatThrownBy(() -> client.listDatabaseNames().first()).isInstanceOf(MongoSecurityException.class);
        }
        try (var client = MongoClients.create(guarded.uri())) {
            assertThatThrownBy(() -> client.listDatabaseNames().first())
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("requires authentication");
        }
    }

    @Test
    void refuses_a_cache_that_mongod_would_refuse() {
        assertThatThrownBy(() -> SandboxMongod.start(temporary.resolve("small"), 0.1))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining("0.1 GB");
    }

    @Test
    void leaves_no_process_and_no_file_after_close() {
        var directory = temporary.resolve("short-lived");
        var other = SandboxMongod.start(directory, 0.25);
        assertThat(ProcessHandle.of(other.pid())).isPresent();
        assertThat(directory).isNotEmptyDirectory();
        other.close();
        assertThat(ProcessHandle.of(other.pid())).isEmpty();
        assertThat(directory).doesNotExist();
    }

    private static MongoClient guardedClient(String password) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(guarded.uri()))
                .credential(MongoCredential.createCredential(USER, "admin", password.toCharArray()))
                .build());
    }
}
