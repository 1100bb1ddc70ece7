package io.reloquent.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.connection.Secret;
import io.reloquent.connection.TargetAddress;
import io.reloquent.sandbox.SandboxMongod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.bson.Document;
import reactor.core.publisher.Mono;

/// One mongod for all test classes that leave it running; it ends with the JVM. Each class has a database of its own.
final class TestServer {
    private static final SandboxMongod SERVER = start();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.uri());

    private TestServer() {}

    static String uri() {
        return SERVER.uri();
    }

    static TargetAddress address(String database) {
        return MongoAddresses.parse(new Secret(uri()), database);
    }

    /// The database as the server has it, past the code under test.
    static MongoDatabase database(String name) {
        return CLIENT.getDatabase(name);
    }

    static void insert(String database, String collection, String... documents) {
        for (String document : documents) {
            Mono.from(database(database).getCollection(collection).insertOne(Document.parse(document)))
                    .block();
        }
    }

    /// What was written before is what a majority has, from now on.
    static void fence() {
        Mono.from(database("fence")
                        .getCollection("fence")
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                        .insertOne(new Document()))
                .block();
    }

    static long count(String database, String collection) {
        return Mono.from(database(database).getCollection(collection).countDocuments())
                .blockOptional()
                .orElseThrow();
    }

    private static SandboxMongod start() {
        try {
            return SandboxMongod.start(Files.createTempDirectory("mongo-adapter-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
