package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.DocumentModel;
import io.reloquent.design.TableFinding;
import io.reloquent.run.Progress;
import io.reloquent.target.SetupWishes;
import io.reloquent.testkit.Sakila;
import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Sakila database from discovery to READY FOR PRODUCTION, every document compared; its traps have answers.
@EnabledIf("isHere")
class SakilaTest {

    private static String database = "";

    static boolean isHere() {
        return Sakila.folder().isPresent();
    }

    @BeforeAll
    static void load() throws Exception {
        database = Servers.freshName("sakila");
        Servers.postgres().createDatabase(database);
        try (Connection connection = Servers.postgres().connect(database)) {
            Sakila.load(connection, Sakila.folder().orElseThrow());
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into public.payment_p2007_01 (payment_id, customer_id, staff_id, rental_id, amount, payment_date)"
                                + " values (99999, 1, 1, 1, 1.50, '2007-01-15')");
            }
        }
    }

    @Test
    void the_suggested_design_migrates_with_full_verification() throws Exception {
        try (var migration = new Migration(database).discoverAndSelect()) {
            var suggested = migration.design().suggest();
            assertThat(suggested.findings())
                    .anySatisfy(f -> assertThat(f.message()).contains("public.staff", "public.store"));
            migration.prepare().run(new SetupWishes(true, true, false, false, Set.of()), Progress.NONE);
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
            assertThat(migration.validate().passes()).isTrue();
            var report = migration.buildIndexes();
            assertThat(report.readiness().remedies()).isEmpty();
            assertThat(report.collections()).anySatisfy(c -> {
                assertThat(c.collection()).isEqualTo("film");
                assertThat(c.documents()).isEqualTo(1000);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void a_design_becomes_the_documents_it_says(DocumentModel design) throws Exception {
        try (var migration = new Migration(database).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }

    static Stream<Named<DocumentModel>> designs() {
        return SakilaDesigns.designs().entrySet().stream().map(design -> Named.of(design.getKey(), design.getValue()));
    }

    @Test
    void rows_of_the_tables_that_inherit_from_payment_arrive_with_payment_once() throws Exception {
        try (var migration = new Migration(database).discoverAndSelect()) {
            assertThat(migration.workspace.selection().load().orElseThrow().tables())
                    .noneMatch(t -> t.name().startsWith("payment_p"));
            var planning = migration.design().check(Models.model(Models.root("payment", "public.payment")));
            assertThat(planning.findings()).hasAtLeastOneElementOfType(TableFinding.InheritedRows.class);
            migration.assertMigrates(Models.model(Models.root("payment", "public.payment")));
            assertThat(migration.documents("payment")).containsKey(new BsonInt32(99999));
        }
    }

    @Test
    void a_film_knows_its_actors_its_categories_and_its_language() throws Exception {
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.assertMigrates(Models.model(
                    Models.root(
                            "films",
                            "public.film",
                            Models.document(
                                    "language", "public.language", "film_language_id_fkey", Models.keep("name")),
                            Models.array(
                                    "actors",
                                    "public.film_actor",
                                    Models.document(
                                            "actor", "public.actor", null, Models.keep("first_name last_name"))),
                            Models.array(
                                    "categories",
                                    "public.film_category",
                                    Models.document("category", "public.category", null, Models.keep("name")))),
                    Models.root(
                            "customers",
                            "public.customer",
                            Models.document(
                                    "address",
                                    "public.address",
                                    Models.document(
                                            "city", "public.city", Models.document("country", "public.country"))),
                            Models.array("rentals", "public.rental", Models.array("payments", "public.payment")))));
            BsonDocument film =
                    new RawBsonDocument(migration.documents("films").getOrDefault(new BsonInt32(1), new byte[0]));
            assertThat(film.getString("title").getValue()).isEqualTo("ACADEMY DINOSAUR");
            // An enum and a domain are plain values, an array is an array, and a tsvector its text.
            assertThat(film.getString("rating").getValue()).isEqualTo("PG");
            assertThat(film.getInt32("release_year").getValue()).isEqualTo(2006);
            assertThat(film.getArray("special_features")).hasSize(2);
            assertThat(film.getString("fulltext").getValue()).contains("'academi':1");
            assertThat(film.getArray("actors")).hasSize(10);
            assertThat(film.getDocument("language").getString("name").getValue().strip())
                    .isEqualTo("English");
        }
    }
}
