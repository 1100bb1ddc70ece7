package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.declaring;
import static io.reloquent.core.Models.descending;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.foreignKey;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.key;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.only;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.valueArray;

import io.reloquent.design.DocumentModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keys and foreign keys between the tables of the sample shop: several, composite, declared by the design alone.
final class ShopKeys {

    private ShopKeys() {}

    static Map<String, DocumentModel> between() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "two foreign keys between the same tables, each with an array of its own",
                model(root(
                        "addresses",
                        "crm.addresses",
                        array(
                                "billed",
                                "shop.orders",
                                "orders_billing_address_id_fkey",
                                descending("placed_at"),
                                2,
                                keep("order_number", array("items", "shop.order_items", keep("quantity")))),
                        array(
                                "shipped",
                                "shop.orders",
                                "orders_shipping_address_id_fkey",
                                List.of(),
                                all(document(
                                        "paidFrom",
                                        "crm.addresses",
                                        "orders_billing_address_id_fkey",
                                        keep("city")))))));
        designs.put(
                "one table in many places",
                model(
                        root(
                                "products",
                                "shop.products",
                                array(
                                        "lines",
                                        "shop.order_items",
                                        document("product", "shop.products", null, keep("sku")))),
                        root(
                                "orders",
                                "shop.orders",
                                array("lines", "shop.order_items", merged("shop.products", keep("sku"))),
                                valueArray("prices", "shop.order_items", only(merged("shop.products", keep("price")))),
                                array(
                                        "more_lines",
                                        "shop.order_items",
                                        keep("gift_text").where("gift_text is not null")))));
        return designs;
    }

    static Map<String, DocumentModel> declared() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "a view with a declared key, as a collection with arrays and as a document in another",
                declaring(
                        List.of(key("shop.customer_totals", "customer_id")),
                        List.of(
                                foreignKey("totals_of", "shop.customer_totals", "customer_id", "crm.customers", "id"),
                                foreignKey(
                                        "orders_of",
                                        "shop.orders",
                                        "customer_id",
                                        "shop.customer_totals",
                                        "customer_id")),
                        root(
                                "totals",
                                "shop.customer_totals",
                                all(
                                        array("list", "shop.orders", keep("total")),
                                        document("customer", "crm.customers", null, keep("full_name")))),
                        root(
                                "customers",
                                "crm.customers",
                                keep("full_name", document("totals", "shop.customer_totals", null, all())))));
        designs.put(
                "a view with a declared key of two columns, in an array",
                declaring(
                        List.of(key("shop.customer_totals", "full_name customer_id")),
                        List.of(foreignKey("totals_of", "shop.customer_totals", "customer_id", "crm.customers", "id")),
                        root(
                                "customers",
                                "crm.customers",
                                keep("full_name", array("totals", "shop.customer_totals", keep("total"))))));
        designs.put(
                "a foreign key of several columns that only the design knows, both ways",
                declaring(
                        List.of(key("crm.addresses", "customer_id id")),
                        List.of(foreignKey(
                                "own_address",
                                "shop.orders",
                                "customer_id billing_address_id",
                                "crm.addresses",
                                "customer_id id")),
                        root(
                                "orders",
                                "shop.orders",
                                keep(
                                        "order_number customer_id billing_address_id",
                                        document("own", "crm.addresses", "own_address", keep("city")))),
                        root(
                                "addresses",
                                "crm.addresses",
                                keep(
                                        "city",
                                        array("orders", "shop.orders", "own_address", List.of(), keep("total"))))));
        designs.put(
                "a foreign key between columns of different types, both ways",
                declaring(
                        List.of(),
                        List.of(foreignKey("product_of", "shop.categories", "id", "shop.products", "id")),
                        root(
                                "categories",
                                "shop.categories",
                                keep("name", document("product", "shop.products", null, keep("name")))),
                        root(
                                "products",
                                "shop.products",
                                keep("name", array("categories", "shop.categories", keep("name"))))));
        return designs;
    }
}
