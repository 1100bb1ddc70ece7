package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.ascending;
import static io.reloquent.core.Models.descending;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.exclude;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.only;
import static io.reloquent.core.Models.rename;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.rules;

import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.FieldRule;
import io.reloquent.mapping.BsonType;
import io.reloquent.testkit.Servers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every shape of a design on the sample shop, each compared byte by byte with its reconstruction.
class ShopDesignsTest {

    private static String shop = "";

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.02);
    }

    @ParameterizedTest
    @MethodSource("declared")
    void what_only_the_design_knows_joins_as_if_the_source_knew_it(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design);
        }
    }

    static Stream<Named<DocumentModel>> declared() {
        return named(ShopKeys.declared());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void a_design_becomes_the_documents_it_says(DocumentModel design) throws Exception {
        try (var migration = new Migration(shop).discoverAndSelect()) {
            migration.assertMigrates(design);
        }
    }

    static Stream<Named<DocumentModel>> designs() {
        return Stream.concat(shapes(), rest());
    }

    /// Every other design by its name.
    private static Stream<Named<DocumentModel>> rest() {
        return Stream.of(
                        ShopFilters.filtered(),
                        ShopFilters.limited(),
                        ShopShapes.mergers(),
                        ShopShapes.dissolved(),
                        ShopShapes.selfReferences(),
                        ShopRules.names(),
                        ShopRules.nulls(),
                        ShopValues.expressions(),
                        ShopValues.typesAndIds(),
                        ShopKeys.between())
                .flatMap(ShopDesignsTest::named);
    }

    private static Stream<Named<DocumentModel>> named(Map<String, DocumentModel> designs) {
        return designs.entrySet().stream().map(design -> Named.of(design.getKey(), design.getValue()));
    }

    private static Stream<Named<DocumentModel>> shapes() {
        return Stream.of(
                Named.of(
                        "the whole customer, four levels deep",
                        model(root(
                                "customers",
                                "crm.customers",
                                document("profile", "crm.customer_profiles"),
                                array("addresses", "crm.addresses", document("country", "crm.countries")),
                                array(
                                        "orders",
                                        "shop.orders",
                                        array("events", "shop.OrderEvents"),
                                        array(
                                                "items",
                                                "shop.order_items",
                                                document("product", "shop.products", null, keep("sku name")),
                                                array("discounts", "shop.item_discounts")),
                                        array("payments", "shop.payments"))))),
                Named.of(
                        "arrays ordered by something else than their key, with arrays inside",
                        model(root(
                                "customers",
                                "crm.customers",
                                array(
                                        "orders",
                                        "shop.orders",
                                        null,
                                        descending("placed_at"),
                                        all(array(
                                                "items", "shop.order_items", null, descending("quantity"), all())))))),
                Named.of(
                        "an array ordered by a value that may be null",
                        model(root(
                                "customers",
                                "crm.customers",
                                array(
                                        "orders",
                                        "shop.orders",
                                        null,
                                        ascending("shipped_at"),
                                        all(array("items", "shop.order_items"))),
                                array("referred", "crm.customers", null, descending("phone"), all())))),
                Named.of(
                        "an array of a joined document, and one below it",
                        model(root(
                                "orders",
                                "shop.orders",
                                array(
                                        "items",
                                        "shop.order_items",
                                        document(
                                                "product",
                                                "shop.products",
                                                null,
                                                all(
                                                        array("categories", "shop.product_categories"),
                                                        array(
                                                                "suppliers",
                                                                "shop.supplier_products",
                                                                document("supplier", "shop.suppliers")))))))),
                Named.of(
                        "two foreign keys between the same tables, one of them null at times",
                        model(root(
                                "orders",
                                "shop.orders",
                                document(
                                        "billing",
                                        "crm.addresses",
                                        "orders_billing_address_id_fkey",
                                        all(document("country", "crm.countries"))),
                                document(
                                        "shipping",
                                        "crm.addresses",
                                        "orders_shipping_address_id_fkey",
                                        keep("city"))))),
                Named.of(
                        "a self-reference both ways",
                        model(root(
                                "categories",
                                "shop.categories",
                                document("parent", "shop.categories"),
                                array("children", "shop.categories", array("grandchildren", "shop.categories"))))),
                Named.of(
                        "composite keys, and a collection without a key",
                        model(
                                root("order_items", "shop.order_items", array("discounts", "shop.item_discounts")),
                                root("stock", "shop.stock"),
                                root(
                                        "events",
                                        "shop.OrderEvents",
                                        new DocumentId.Content(),
                                        all(document("order", "shop.orders", null, keep("status")))))),
                Named.of(
                        "text keys and char keys",
                        model(
                                root("countries", "crm.countries", array("addresses", "crm.addresses")),
                                root(
                                        "warehouses",
                                        "shop.warehouses",
                                        array("stock", "shop.stock", document("product", "shop.products"))))),
                Named.of(
                        "rules: excluded, renamed, nested by a dotted name, as text, another _id",
                        model(root(
                                "customers",
                                "crm.customers",
                                new DocumentId.Columns(List.of("external_id")),
                                rules(
                                        Map.of(
                                                "avatar", exclude(),
                                                "email", rename("contact.email"),
                                                "phone", rename("contact.phone"),
                                                "credit_limit", rename("limit").as(BsonType.STRING),
                                                "created_at", FieldRule.NONE.as(BsonType.STRING)),
                                        array("orders", "shop.orders"))))),
                Named.of(
                        "only some columns",
                        model(root(
                                "orders",
                                "shop.orders",
                                keep("status total", array("items", "shop.order_items", keep("quantity")))))),
                Named.of(
                        "no columns at all, only what is embedded",
                        model(root("orders", "shop.orders", only(array("items", "shop.order_items", only()))))));
    }
}
