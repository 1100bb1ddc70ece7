package io.reloquent.core;

import io.reloquent.design.DocumentModel;
import io.reloquent.local.spark.SparkEngine.Kind;
import io.reloquent.testkit.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kernel in the tasks of a real Spark makes what the direct engine makes.
class SparkTest {

    private static String shop = "";

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.02);
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#designs")
    void the_kernel_makes_the_documents_that_a_design_says(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).onSpark(Kind.KERNEL).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#designs")
    void data_frames_make_the_documents_that_a_design_says(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).onSpark(Kind.DATA_FRAMES).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#declared")
    void the_kernel_joins_what_only_the_design_knows(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).onSpark(Kind.KERNEL).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#declared")
    void data_frames_join_what_only_the_design_knows(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).onSpark(Kind.DATA_FRAMES).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }
}
