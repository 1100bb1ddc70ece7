package io.reloquent.sandbox;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// The replica set of one member that a sandbox mongod is; asked without credentials, by the localhost exception.
final class ReplicaSet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLISECONDS = 50;

    private final MongodProcess process;
    private final int port;
    private final MongoClient client;

    ReplicaSet(MongodProcess process, int port) {
        this.process = process;
        this.port = port;
        var address = new ConnectionString("mongodb://%s:%d/?directConnection=true".formatted(Loopback.HOST, port));
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .build());
    }

    void initiate(MongodOptions options) {
        waitFor("answer", "ok");
        var member = new Document("_id", 0).append("host", Loopback.HOST + ":" + port);
        var set = new Document("_id", options.replicaSet()).append("members", List.of(member));
        if (options.role() == SandboxMongod.Role.CONFIGURATION) {
            set.append("configsvr", true);
        }
        run(new Document("replSetInitiate", set));
    }

    void waitForPrimary() {
        waitFor("become a writable primary", "isWritablePrimary");
    }

    /// The localhost exception ends with this user.
    void createUser(String user, char[] password) {
        run(new Document("createUser", user).append("pwd", new String(password)).append("roles", List.of("root")));
    }

    private void waitFor(String goal, String field) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue(field)) {
            if (!process.isAlive()) {
                throw new SandboxFailure("mongod ended right after its start: %s.".formatted(process.lastWords()));
            }
            if (System.nanoTime() > deadline) {
                throw new SandboxFailure("mongod (process %d) did not %s within %d seconds: %s."
                        .formatted(process.pid(), goal, PATIENCE.toSeconds(), process.lastWords()));
            }
            pause();
        }
    }

    private boolean isTrue(String field) {
        try {
            var value = run(new Document("hello", 1)).get(field);
            return Boolean.TRUE.equals(value) || (value instanceof Number number && number.intValue() == 1);
        } catch (MongoException notYet) {
            return false;
        }
    }

    private Document run(Document command) {
        return client.getDatabase("admin").runCommand(command);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("The wait for mongod was interrupted.", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
