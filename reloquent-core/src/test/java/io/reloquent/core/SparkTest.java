package io.reloquent.core;

import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.DocumentModel;
import io.reloquent.plan.SparkMethod;
import io.reloquent.testkit.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
        try (var migration = new Migration(shop).onSpark(SparkMethod.KERNEL).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#designs")
    void data_frames_make_the_documents_that_a_design_says(DocumentModel design) throws Exception {
        try (var migration =
                new Migration(shop).onSpark(SparkMethod.DATA_FRAMES).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#declared")
    void the_kernel_joins_what_only_the_design_knows(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).onSpark(SparkMethod.KERNEL).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }

    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#declared")
    void data_frames_join_what_only_the_design_knows(DocumentModel design) throws Exception {
        try (var migration =
                new Migration(shop).onSpark(SparkMethod.DATA_FRAMES).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }

    /// One row a page: many pages, few rows.
    @Test
    void data_frames_read_a_large_table_in_pieces() throws Exception {
        String database = Databases.holding("""
                create table parent (id int primary key, filler char(800) default '') with (fillfactor = 10);
                create table child (id int primary key, parent int not null references parent, amount numeric);
                insert into parent select g from generate_series(1, 8300) g;
                insert into child select g, 1 + g % 8300, g / 7.0 from generate_series(1, 20000) g;
                """);
        try (var migration =
                new Migration(database).onSpark(SparkMethod.DATA_FRAMES).discoverAndSelect()) {
            migration.assertMigrates(model(root("parents", "public.parent", array("children", "public.child"))));
            assertThat(migration.documents("parents")).hasSize(8300);
        }
    }
}
