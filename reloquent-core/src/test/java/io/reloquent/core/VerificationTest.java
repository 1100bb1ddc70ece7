package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The verifier finds what was changed, and says which document and field.
class VerificationTest {

    private static @Nullable Migration migration;
    private static @Nullable MongoClient client;

    @BeforeAll
    static void migrateTheShop() {
        var loaded = new Migration(Servers.shop(0.02)).discoverAndSelect();
        loaded.design().suggest();
        loaded.migrate(false, Progress.NONE);
        migration = loaded;
        client = MongoClients.create(Servers.mongod().uri());
    }

    @AfterAll
    static void close() {
        migration().close();
        client().close();
    }

    record Tampering(String collection, Consumer<MongoCollection<BsonDocument>> change, String finding) {}

    @ParameterizedTest
    @MethodSource("tamperings")
    void a_changed_document_is_named_with_its_field(Tampering tampering) {
        MongoCollection<BsonDocument> collection = collection(tampering.collection());
        List<BsonDocument> before = collection.find().into(new ArrayList<>());
        tampering.change().accept(collection);
        Verification verification = migration().validate();
        collection.deleteMany(new Document());
        collection.insertMany(before);
        assertThat(verification.passes()).isFalse();
        assertThat(verification.mismatches()).isEqualTo(1);
        Discrepancy discrepancy = verification.collections().stream()
                .flatMap(c -> c.discrepancies().stream())
                .findFirst()
                .orElseThrow();
        assertThat(discrepancy.toString()).contains(tampering.finding());
    }

    static Stream<Named<Tampering>> tamperings() {
        return Stream.of(
                tampering(
                        "a document is missing", "categories", c -> c.deleteOne(Filters.eq("_id", 3)), "Missing[key={"),
                tampering(
                        "a document too many",
                        "categories",
                        c -> c.insertOne(new BsonDocument("_id", new BsonInt64(77))),
                        "Extra[key="),
                tampering(
                        "a number of another type",
                        "customers",
                        c -> c.updateOne(Filters.eq("_id", 5L), Updates.set("_reloquent_probe", BsonNull.VALUE)),
                        "_reloquent_probe"),
                tampering(
                        "a null left out",
                        "customers",
                        c -> c.updateOne(Filters.type("phone", "null"), Updates.unset("phone")),
                        "path=phone"),
                tampering(
                        "an element of an array lost",
                        "orders",
                        c -> c.updateOne(Filters.exists("items.1"), Updates.popFirst("items")),
                        "path=items"),
                tampering(
                        "a decimal of another scale",
                        "orders",
                        c -> c.updateOne(Filters.eq("_id", 1L), Updates.set("total", Decimal128.parse("1E+1"))),
                        "path=total"));
    }

    @Test
    void an_untouched_target_passes_with_every_row_accounted_for() {
        Verification verification = migration().validate();
        assertThat(verification.passes()).isTrue();
        assertThat(verification.collections())
                .flatExtracting(check -> check.rows())
                .extracting(row -> row.table().toString())
                .contains("crm.customer_profiles", "shop.item_discounts")
                .hasSize(17);
        assertThat(verification.collections()).allSatisfy(check -> {
            assertThat(check.found()).isEqualTo(check.expected());
            assertThat(check.rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.placed()).isEqualTo(row.inSource()));
        });
    }

    private static Named<Tampering> tampering(
            String name, String collection, Consumer<MongoCollection<BsonDocument>> change, String finding) {
        return Named.of(name, new Tampering(collection, change, finding));
    }

    private static Migration migration() {
        if (migration == null) {
            throw new IllegalStateException("nothing was migrated");
        }
        return migration;
    }

    private static MongoClient client() {
        if (client == null) {
            throw new IllegalStateException("no client");
        }
        return client;
    }

    private static MongoCollection<BsonDocument> collection(String name) {
        return client().getDatabase(migration().configuration.target().database())
                .getCollection(name, BsonDocument.class);
    }
}
