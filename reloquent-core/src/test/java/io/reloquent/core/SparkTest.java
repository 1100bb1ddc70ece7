package io.reloquent.core;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.design.DocumentModel;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkEngine.Kind;
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
                SparkHome.find(PySpark.environment()),
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
    void the_kernel_makes_the_documents_that_a_design_says(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).on(spark(), Kind.KERNEL).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#designs")
    void data_frames_make_the_documents_that_a_design_says(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).on(spark(), Kind.DATA_FRAMES).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#declared")
    void the_kernel_joins_what_only_the_design_knows(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).on(spark(), Kind.KERNEL).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#declared")
    void data_frames_join_what_only_the_design_knows(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).on(spark(), Kind.DATA_FRAMES).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }
}
