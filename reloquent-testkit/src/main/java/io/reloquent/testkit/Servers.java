package io.reloquent.testkit;

import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.sandbox.SampleShop;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.sandbox.SandboxPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL and one real mongod for all tests of a JVM, started when first asked for and stopped with it.
public final class Servers {

    private static final int CONNECTIONS = 20;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Servers() {}

    /// Starts with its class, so once a JVM.
    private static final class Postgres {
        static final SandboxPostgres SERVER = SandboxPostgres.start(directory("postgres"));
    }

    private static final class Mongod {
        static final SandboxMongod SERVER = SandboxMongod.start(directory("mongod"));
    }

    public static SandboxPostgres postgres() {
        return Postgres.SERVER;
    }

    /// Where a database of the PostgreSQL is.
    public static SourceAddress source(String database) {
        return source(database, 0);
    }

    /// @param maxMegabytes a second that may be read; 0 for as many as the server gives
    public static SourceAddress source(String database, int maxMegabytes) {
        return new SourceAddress(
                postgres().host(),
                postgres().port(),
                database,
                postgres().user(),
                new Secret(""),
                List.of(),
                SourceAddress.Tls.OFF,
                CONNECTIONS,
                maxMegabytes);
    }

    public static SandboxMongod mongod() {
        return Mongod.SERVER;
    }

    /// A name that no other database of this JVM's servers has.
    public static String freshName(String prefix) {
        return prefix + "_" + NUMBER.incrementAndGet();
    }

    /// A new database that holds the sample shop, and its name.
    public static String shop(double scale) {
        String name = freshName("shop");
        try {
            postgres().createDatabase(name);
            try (Connection connection = postgres().connect(name)) {
                SampleShop.load(connection, scale);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sample shop could not be loaded", e);
        }
        return name;
    }

    private static Path directory(String prefix) {
        try {
            return Files.createTempDirectory("reloquent-" + prefix + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
