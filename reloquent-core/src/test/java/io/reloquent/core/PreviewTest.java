package io.reloquent.core;

import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.testkit.Reconstruction;
import io.reloquent.testkit.Servers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is shown before is what will be there.
class PreviewTest {

    private static final DocumentModel MODEL = model(
            root("customers", "crm.customers", array("orders", "shop.orders", array("items", "shop.order_items"))),
            root("order_items", "shop.order_items"),
            new RootCollection(
                    "paid",
                    TableName.parse("shop.orders"),
                    new DocumentId.TableKey(),
                    Contents.EVERYTHING.where("status = 'paid'")),
            new RootCollection(
                    "none",
                    TableName.parse("shop.orders"),
                    new DocumentId.TableKey(),
                    Contents.EVERYTHING.where("total < -1000000")));

    private static String shop = "";

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.01);
    }

    @Test
    void the_documents_are_those_of_the_migration() throws Exception {
        try (var migration = designed()) {
            List<Preview.Document> shown = preview(migration, "customers", null, 3);

            assertThat(shown).hasSize(3);
            var expected = new Reconstruction(shop, migration.catalog(), MODEL, TypeChoices.NONE)
                    .documents(MODEL.collections().get(0));
            for (Preview.Document document : shown) {
                BsonDocument read = BsonDocument.parse(document.canonical());
                assertThat(canonical(read)).isEqualTo(canonical(expected.get(read.get("_id"))));
                assertThat(BsonDocument.parse(document.readable())).isEqualTo(read);
            }
        }
    }

    @Test
    void a_key_has_one_document_and_a_composite_one_too() {
        try (var migration = designed()) {
            List<Preview.Document> customer = preview(migration, "customers", "7", 1);
            assertThat(customer).hasSize(1);
            assertThat(BsonDocument.parse(customer.get(0).canonical()).get("_id"))
                    .isEqualTo(new BsonInt64(7));

            BsonDocument item = BsonDocument.parse(
                    preview(migration, "order_items", null, 5).get(4).canonical());
            BsonDocument id = item.getDocument("_id");
            String key = id.values().stream()
                    .map(part -> String.valueOf(part.asNumber().longValue()))
                    .reduce((a, b) -> a + "," + b)
                    .orElseThrow();
            assertThat(BsonDocument.parse(
                            preview(migration, "order_items", key, 1).get(0).canonical()))
                    .isEqualTo(item);
        }
    }

    @Test
    void filtered_rows_are_not_shown_and_a_collection_may_be_empty() {
        try (var migration = designed()) {
            assertThat(preview(migration, "paid", null, 20))
                    .isNotEmpty()
                    .allSatisfy(document -> assertThat(document.canonical()).contains("\"status\": \"paid\""));
            assertThat(preview(migration, "none", null, 20)).isEmpty();
        }
    }

    @Test
    void what_is_not_there_is_said() {
        try (var migration = designed()) {
            assertThat(fault(migration, "parcels", null))
                    .contains("no collection parcels")
                    .contains("customers, order_items, paid, none");
            assertThat(fault(migration, "customers", "999999999")).contains("No row of crm.customers has the key");
            assertThat(fault(migration, "order_items", "1")).contains("2 parts").contains("commas");
            assertThat(fault(migration, "customers", "seven"))
                    .contains("'seven' is no value of a key of crm.customers");
        }
    }

    private static Migration designed() {
        var migration = new Migration(shop).discoverAndSelect();
        migration.design().adopt(MODEL);
        return migration;
    }

    private static List<Preview.Document> preview(
            Migration migration, String collection, @Nullable String key, int rows) {
        return migration
                .preview()
                .run(collection, Optional.ofNullable(key), rows)
                .documents();
    }

    private static String fault(Migration migration, String collection, @Nullable String key) {
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, () -> preview(migration, collection, key, 1));
        return fault.getMessage() + " " + fault.next();
    }

    private static String canonical(@Nullable BsonDocument document) {
        return Objects.requireNonNull(document)
                .toJson(JsonWriterSettings.builder()
                        .outputMode(JsonMode.EXTENDED)
                        .build());
    }
}
