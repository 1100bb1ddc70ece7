package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import io.reloquent.fault.Fault;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What stands in the way is said before anything is written.
class RefusalsTest {

    private static String shop = "";

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.01);
    }

    @Test
    void a_collection_that_holds_documents_of_others_is_left_alone() {
        try (var migration = ready(shop);
                var client = MongoClients.create(Servers.mongod().uri())) {
            var database = client.getDatabase(migration.configuration.target().database());
            database.getCollection("customers").insertOne(new Document("mine", true));
            assertFault(() -> migration.migrate(false, Progress.NONE), 2, "already hold documents", "customers (1)");
            assertThat(database.listCollectionNames().into(new ArrayList<>())).containsExactly("customers");
            assertThat(migration.rollback().run(Set.of(), Progress.NONE)).isEmpty();
            assertThat(database.getCollection("customers").countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void a_step_that_must_come_first_is_named() {
        try (var migration = new Migration(shop)) {
            assertFault(() -> migration.design().suggest(), 5, "has not been read yet", "discover");
            assertFault(() -> migration.migrate(false, Progress.NONE), 5, "has not been read yet", "discover");
            migration.discoverAndSelect();
            assertFault(() -> migration.migrate(false, Progress.NONE), 5, "No documents have been designed", "design");
            migration.design().suggest();
            assertFault(migration::validate, 5, "No migration has come to its end", "migrate");
        }
    }

    @Test
    void a_schema_that_changed_since_it_was_read_is_named() throws Exception {
        String database = Servers.shop(0.01);
        try (var migration = ready(database)) {
            sql(database, "alter table shop.suppliers add column fax text");
            assertFault(() -> migration.migrate(false, Progress.NONE), 5, "shop.suppliers is different", "discover");
        }
    }

    @Test
    void a_plan_that_no_longer_follows_from_the_design_is_stale() {
        try (var migration = ready(shop)) {
            migration.makePlan().run();
            migration.design().adopt(Models.model(Models.root("countries", "crm.countries")));
            assertFault(() -> migration.migrate(false, Progress.NONE), 5, "The plan is stale", "reloquent plan");
        }
    }

    @Test
    void a_value_that_a_document_cannot_hold_is_named_by_its_key_and_nothing_is_called_done() throws Exception {
        String database = Servers.shop(0.01);
        sql(database, "update shop.orders set shipped_at = 'infinity' where id = 7");
        try (var migration = ready(database)) {
            assertFault(
                    () -> migration.migrate(false, Progress.NONE), 2, "orders with key 7", "shipped_at is infinity");
            assertFault(migration::validate, 5, "No migration has come to its end", "migrate");
            sql(database, "update shop.orders set shipped_at = null where id = 7");
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
        }
    }

    @Test
    void a_database_whose_bytes_do_not_sort_by_code_point_is_refused() throws Exception {
        sql("postgres", "create database koi8 template template0 encoding 'KOI8R' locale_provider libc locale 'C'");
        sql("koi8", "create table public.t (k text primary key)");
        try (var migration = ready("koi8")) {
            assertFault(() -> migration.migrate(false, Progress.NONE), 2, "stores text as KOI8R", "UTF8");
        }
    }

    @Test
    void rollback_drops_what_the_run_created_and_nothing_else() {
        try (var migration = ready(shop);
                var client = MongoClients.create(Servers.mongod().uri())) {
            var database = client.getDatabase(migration.configuration.target().database());
            database.getCollection("mine").insertOne(new Document("mine", true));
            migration.migrate(false, Progress.NONE);
            assertThat(migration.rollback().run(Set.of(), Progress.NONE)).containsKeys("customers", "orders");
            assertThat(database.listCollectionNames().into(new ArrayList<>())).containsExactly("mine");
            migration.migrate(false, Progress.NONE);
            assertThat(migration.validate().passes()).isTrue();
        }
    }

    private static Migration ready(String database) {
        var migration = new Migration(database).discoverAndSelect();
        migration.design().suggest();
        return migration;
    }

    private static void sql(String database, String statement) throws Exception {
        try (Connection connection = Servers.postgres().connect(database);
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static void assertFault(ThrowingCallable call, int exit, String... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.exitCode()).as(fault.toString()).isEqualTo(exit);
            List.of(parts)
                    .forEach(part ->
                            assertThat(fault.getMessage() + " " + fault.next()).contains(part));
        });
    }
}
