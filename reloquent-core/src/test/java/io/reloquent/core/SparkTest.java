package io.reloquent.core;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.design.DocumentModel;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.sandbox.PySpark;
import io.reloquent.testkit.Servers;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kernel in the tasks of a real Spark makes what the direct engine makes.
class SparkTest {

    @TempDir
    static Path directory;

    private static String shop = "";
    private static @Nullable LocalSpark started;

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.02);
        started = new LocalSpark(
                () -> SparkHome.find(PySpark.environment()),
                directory,
                new Configuration(
                        Servers.source(shop),
                        MongoAddresses.parse(new Secret(Servers.mongod().uri()), "any")));
    }

    @AfterAll
    static void endSpark() {
        spark().close();
    }

    private static LocalSpark spark() {
        return Objects.requireNonNull(started);
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#designs")
    void a_design_becomes_the_documents_it_says(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).on(spark()).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#declared")
    void what_only_the_design_knows_joins_as_well(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).on(spark()).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }
}
