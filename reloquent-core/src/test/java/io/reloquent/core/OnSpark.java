package io.reloquent.core;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.plan.SparkMethod;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets every migration of a test class run on a Spark that all such classes share, by DataFrames.
final class OnSpark implements BeforeAllCallback, AfterAllCallback {

    private static @Nullable SparkMethod kind;

    /// Starts with its class, so once a JVM, and ends with that.
    private static final class Shared {
        static final LocalSpark SPARK = start();

        private static LocalSpark start() {
            try {
                var spark = new LocalSpark(
                        SparkHome.find(PythonModules.pySpark()),
                        Files.createTempDirectory(Path.of("target"), "spark-").toAbsolutePath(),
                        new Configuration(
                                Servers.source("any"),
                                MongoAddresses.parse(new Secret(Servers.mongod().uri()), "any")));
                Runtime.getRuntime().addShutdownHook(new Thread(spark::close));
                return spark;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static LocalSpark spark() {
        return Shared.SPARK;
    }

    /// Who puts rows together there; null where migrations are not to run there.
    static @Nullable SparkMethod kind() {
        return kind;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        kind = SparkMethod.DATA_FRAMES;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kind = null;
    }
}
