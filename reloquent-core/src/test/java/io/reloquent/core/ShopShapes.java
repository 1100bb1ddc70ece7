package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.ascending;
import static io.reloquent.core.Models.computed;
import static io.reloquent.core.Models.descending;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.levels;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.only;
import static io.reloquent.core.Models.rename;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.rules;
import static io.reloquent.core.Models.valueArray;

import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import java.util.LinkedHashMap;
import java.util.Map;

/// Shapes that documents of the sample shop can take, beyond rows in rows: merged, dissolved, rows of their own kind.
final class ShopShapes {

    private ShopShapes() {}

    static Map<String, DocumentModel> mergers() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "one to one in one document, and it stands between the others",
                model(root(
                        "customers",
                        "crm.customers",
                        array("addresses", "crm.addresses"),
                        merged("crm.customer_profiles", all()),
                        array("orders", "shop.orders", keep("total")))));
        designs.put(
                "merged two levels deep, with arrays inside each",
                model(root(
                        "orders",
                        "shop.orders",
                        array("items", "shop.order_items"),
                        merged(
                                "crm.customers",
                                all(
                                        array("addresses", "crm.addresses"),
                                        merged("crm.customer_profiles", all()),
                                        valueArray("others", "shop.orders", keep("order_number")))))));
        designs.put(
                "what is merged may not be there, nor what it points at",
                model(root(
                        "orders",
                        "shop.orders",
                        merged(
                                "crm.addresses",
                                "orders_shipping_address_id_fkey",
                                keep(
                                                "city street",
                                                merged("crm.countries", rules(Map.of("name", rename("land.name")))),
                                                document(
                                                        "customer",
                                                        "crm.customers",
                                                        "addresses_customer_id_fkey",
                                                        keep("full_name")),
                                                array("residents", "crm.customers", keep("full_name")))
                                        .under(Map.of("city", rename("shipping.city")))))));
        designs.put(
                "the same, with its nulls left out",
                model(
                        Naming.ORIGINAL,
                        Nulls.OMIT,
                        root(
                                "orders",
                                "shop.orders",
                                merged(
                                        "crm.addresses",
                                        "orders_shipping_address_id_fkey",
                                        keep(
                                                        "city street postal_code",
                                                        merged(
                                                                "crm.countries",
                                                                rules(Map.of(
                                                                        "name",
                                                                        rename("land.name"),
                                                                        "code",
                                                                        rename("land.code")))),
                                                        document(
                                                                "customer",
                                                                "crm.customers",
                                                                "addresses_customer_id_fkey",
                                                                keep("full_name")))
                                                .under(Map.of(
                                                        "city",
                                                        rename("shipping.city"),
                                                        "street",
                                                        rename("shipping.street")))))));
        designs.put(
                "merged into the elements of an array, in a document in it, and a second time elsewhere",
                model(root(
                        "products",
                        "shop.products",
                        array(
                                "suppliers",
                                "shop.supplier_products",
                                merged(
                                        "shop.suppliers",
                                        rules(
                                                Map.of("name", rename("supplier")),
                                                merged("crm.countries", keep("name is_eu"))))),
                        array(
                                "stock",
                                "shop.stock",
                                document(
                                        "where",
                                        "shop.warehouses",
                                        null,
                                        keep("name", merged("crm.countries", keep("vat_rate"))))))));
        return designs;
    }

    static Map<String, DocumentModel> dissolved() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "many to many on both sides, without the join table's columns",
                model(
                        root(
                                "products",
                                "shop.products",
                                array(
                                        "categories",
                                        "shop.product_categories",
                                        only(merged("shop.categories", keep("name position"))))),
                        root(
                                "categories",
                                "shop.categories",
                                array(
                                        "products",
                                        "shop.product_categories",
                                        only(merged("shop.products", keep("sku price")))))));
        designs.put(
                "many to many on both sides, with them",
                model(
                        root(
                                "products",
                                "shop.products",
                                array(
                                        "suppliers",
                                        "shop.supplier_products",
                                        merged("shop.suppliers", keep("name rating")))),
                        root(
                                "suppliers",
                                "shop.suppliers",
                                array(
                                        "products",
                                        "shop.supplier_products",
                                        keep("cost lead_days product_id", merged("shop.products", keep("sku")))))));
        designs.put(
                "arrays of plain values: of a column, of an expression, of what a join table points at",
                model(
                        root(
                                "products",
                                "shop.products",
                                valueArray(
                                        "categories",
                                        "shop.product_categories",
                                        only(merged("shop.categories", keep("name")))),
                                valueArray(
                                        "parents",
                                        "shop.product_categories",
                                        only(merged("shop.categories", only(merged("shop.categories", keep("name")))))),
                                valueArray("leadDays", "shop.supplier_products", keep("lead_days"))),
                        root(
                                "customers",
                                "crm.customers",
                                all(
                                                valueArray(
                                                        "cities",
                                                        "crm.addresses",
                                                        null,
                                                        new Sort(ascending("city"), 0),
                                                        keep("city")),
                                                valueArray(
                                                        "streets",
                                                        "crm.addresses",
                                                        only().adding(computed(
                                                                "line", "street || ', ' || upper(country_code)"))),
                                                valueArray(
                                                        "shipped",
                                                        "shop.orders",
                                                        null,
                                                        new Sort(descending("shipped_at"), 3),
                                                        keep("shipped_at").where("total > 0")))
                                        .with(Nulls.OMIT))));
        return designs;
    }

    static Map<String, DocumentModel> selfReferences() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "a tree from its roots on, three levels deep",
                model(root(
                        "categories",
                        "shop.categories",
                        all(levels("children", "shop.categories", 3, Sort.BY_KEY, all()))
                                .where("parent_id is null"))));
        designs.put(
                "a tree with arrays inside its levels, filtered, ordered and cut",
                model(root(
                        "customers",
                        "crm.customers",
                        all(levels(
                                        "referred",
                                        "crm.customers",
                                        3,
                                        new Sort(descending("phone"), 2),
                                        keep(
                                                        "full_name phone",
                                                        array("orders", "shop.orders", keep("total")),
                                                        merged("crm.customer_profiles", keep("occupation")))
                                                .where("is_active")))
                                .where("referred_by is null"))));
        designs.put(
                "the row above as a document, and the one above it",
                model(root(
                        "categories",
                        "shop.categories",
                        document(
                                "parent",
                                "shop.categories",
                                "categories_parent_id_fkey",
                                keep("name", document("parent", "shop.categories", null, keep("id name")))))));
        return designs;
    }
}
