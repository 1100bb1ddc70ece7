package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.ascending;
import static io.reloquent.core.Models.descending;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.root;

import io.reloquent.design.DocumentModel;
import java.util.LinkedHashMap;
import java.util.Map;

/// Designs over the sample shop that take some rows and not others.
final class ShopFilters {

    private ShopFilters() {}

    static Map<String, DocumentModel> filtered() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "a filtered collection, and what hung on its missing documents is gone",
                model(root(
                        "orders",
                        "shop.orders",
                        all(
                                        array("events", "shop.OrderEvents"),
                                        array("items", "shop.order_items", array("discounts", "shop.item_discounts")))
                                .where("status = 'paid' or shipped_at is null and total > 100"))));
        designs.put(
                "filters on every level of arrays",
                model(root(
                        "customers",
                        "crm.customers",
                        all(array(
                                        "orders",
                                        "shop.orders",
                                        all(
                                                        array(
                                                                "items",
                                                                "shop.order_items",
                                                                all(array(
                                                                                "discounts",
                                                                                "shop.item_discounts",
                                                                                all().where("coupon is not null")))
                                                                        .where("quantity > 1")),
                                                        array("payments", "shop.payments"))
                                                .where("total >= 50")))
                                .where("is_active"))));
        designs.put(
                "a filter inside a joined document, with arrays and documents below it",
                model(root(
                        "orders",
                        "shop.orders",
                        document(
                                "customer",
                                "crm.customers",
                                null,
                                all(
                                                array("addresses", "crm.addresses", all().where("label is not null")),
                                                document("referrer", "crm.customers"))
                                        .where("phone is not null and is_active")),
                        document(
                                "billing",
                                "crm.addresses",
                                "orders_billing_address_id_fkey",
                                all(document("country", "crm.countries", null, all().where("is_eu")))
                                        .where("lat > 0")))));
        designs.put(
                "a filter on a document of the row that points here, and on a merged one",
                model(
                        root(
                                "customers",
                                "crm.customers",
                                merged(
                                        "crm.customer_profiles",
                                        all().where("occupation is not null and height_m between 1.5 and 1.8"))),
                        root(
                                "customers_too",
                                "crm.customers",
                                document("profile", "crm.customer_profiles", null, all().where("height_m > 1.7")))));
        return designs;
    }

    static Map<String, DocumentModel> limited() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "the latest orders of a customer, with arrays below that end as well",
                model(root(
                        "customers",
                        "crm.customers",
                        array(
                                "orders",
                                "shop.orders",
                                null,
                                descending("placed_at"),
                                2,
                                all(array(
                                        "items",
                                        "shop.order_items",
                                        null,
                                        descending("quantity"),
                                        1,
                                        all(array(
                                                "discounts",
                                                "shop.item_discounts",
                                                null,
                                                ascending("amount"),
                                                1,
                                                all()))))))));
        designs.put(
                "first nulls, then the latest: a limit on an order by something nullable",
                model(root(
                        "customers",
                        "crm.customers",
                        array("unshipped", "shop.orders", null, descending("shipped_at"), 3, keep("shipped_at status")),
                        array(
                                "oldest",
                                "shop.orders",
                                null,
                                ascending("note"),
                                2,
                                keep(
                                        "note",
                                        document(
                                                "billing",
                                                "crm.addresses",
                                                "orders_billing_address_id_fkey",
                                                keep("city")))))));
        designs.put(
                "a limit counts what the filter left",
                model(root(
                        "customers",
                        "crm.customers",
                        array(
                                "orders",
                                "shop.orders",
                                null,
                                descending("total"),
                                1,
                                all(array("items", "shop.order_items", all().where("quantity <= 3")))
                                        .where("shipped_at is not null")))));
        designs.put(
                "a limited array of joined documents in a document in an array",
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
                                        keep(
                                                "sku name",
                                                array(
                                                        "offers",
                                                        "shop.supplier_products",
                                                        null,
                                                        ascending("cost"),
                                                        1,
                                                        all(document("supplier", "shop.suppliers")))))))));
        return designs;
    }
}
