package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.computed;
import static io.reloquent.core.Models.constant;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.only;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.rules;
import static io.reloquent.core.Models.valueArray;

import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Nulls;
import io.reloquent.mapping.BsonType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the fields of the sample shop can hold instead of their columns: expressions, constants, other types, ids.
final class ShopValues {

    private ShopValues() {}

    static Map<String, DocumentModel> expressions() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "computed in place of columns, and beside them",
                model(root(
                        "customers",
                        "crm.customers",
                        rules(Map.of(
                                        "full_name",
                                                FieldRule.NONE.computed(
                                                        "upper(substring(full_name from 1 for 3)) || '.'"),
                                        "credit_limit", FieldRule.NONE.computed("coalesce(credit_limit, 0) * 2"),
                                        "loyalty",
                                                FieldRule.NONE.computed(
                                                        "case when loyalty > 5 then 'gold' when loyalty > 0 then 'some' end"),
                                        "phone",
                                                FieldRule.NONE
                                                        .computed("phone is null")
                                                        .renamed("no.phone"),
                                        "date_of_birth",
                                                FieldRule.NONE
                                                        .computed("extract(year from date_of_birth)")
                                                        .as(BsonType.INT32)))
                                .adding(computed("initial", "lower(substring(full_name, 1, 1))"))
                                .adding(computed("joined", "date_trunc('month', created_at)"))
                                .adding(computed("asText", "cast(id as text)"))
                                .adding(new ComputedField("half", "round(credit_limit / 2, 3)", BsonType.STRING, null))
                                .adding(computed("adult.since", "length(full_name) + 18")))));
        designs.put(
                "computed in elements, in joined documents and in merged ones, there or not",
                model(root(
                        "orders",
                        "shop.orders",
                        all(
                                array(
                                        "items",
                                        "shop.order_items",
                                        keep(
                                                        "line_no",
                                                        document(
                                                                "product",
                                                                "shop.products",
                                                                null,
                                                                only().adding(computed("label", "sku || ': ' || name"))
                                                                        .adding(computed("gross", "price * 1.19"))))
                                                .adding(computed("amount", "unit_price * quantity"))
                                                .adding(computed("gift", "gift_text is not null"))),
                                document(
                                        "shipping",
                                        "crm.addresses",
                                        "orders_shipping_address_id_fkey",
                                        keep("city").under(Map.of("city", FieldRule.NONE.computed("upper(city)")))),
                                merged(
                                        "crm.addresses",
                                        "orders_shipping_address_id_fkey",
                                        only(merged(
                                                        "crm.countries",
                                                        only().adding(computed("taxed", "vat_rate > 0.19"))))
                                                .adding(computed("place", "coalesce(postal_code, '?') || ' ' || city"))
                                                .adding(computed("north", "lat > 0")))))));
        designs.put(
                "something else in place of null, of every type",
                model(
                        root(
                                "customers",
                                "crm.customers",
                                rules(
                                        Map.of(
                                                "phone", FieldRule.NONE.orElse("it's \"none\" \\ at all"),
                                                "credit_limit", FieldRule.NONE.orElse("-0.50"),
                                                "loyalty", FieldRule.NONE.orElse("1.5"),
                                                "date_of_birth", FieldRule.NONE.orElse("1900-01-01"),
                                                "referred_by", FieldRule.NONE.orElse("0"),
                                                "email",
                                                        FieldRule.NONE
                                                                .computed("nullif(email, '')")
                                                                .orElse("none")
                                                                .with(Nulls.OMIT)),
                                        array(
                                                "addresses",
                                                "crm.addresses",
                                                rules(Map.of(
                                                        "label",
                                                        FieldRule.NONE.orElse("home"),
                                                        "lat",
                                                        FieldRule.NONE.orElse("0")))),
                                        document(
                                                "profile",
                                                "crm.customer_profiles",
                                                null,
                                                rules(Map.of(
                                                        "lifetime_value",
                                                        FieldRule.NONE
                                                                .orElse("0")
                                                                .as(BsonType.STRING)))))),
                        root(
                                "orders",
                                "shop.orders",
                                rules(Map.of(
                                        "shipped_at",
                                        FieldRule.NONE.orElse("2000-01-01 00:00:00+00"),
                                        "note",
                                        FieldRule.NONE.orElse(""))))));
        designs.put(
                "constants of every type, in every place",
                model(root(
                        "orders",
                        "shop.orders",
                        keep(
                                        "status",
                                        array(
                                                "items",
                                                "shop.order_items",
                                                keep("line_no").adding(constant("unit", "piece", BsonType.STRING))),
                                        merged(
                                                "crm.addresses",
                                                "orders_shipping_address_id_fkey",
                                                only().adding(constant("schema.of.address", "2", BsonType.INT32))),
                                        valueArray(
                                                "ones",
                                                "shop.payments",
                                                only().adding(constant("one", "1", BsonType.INT64))))
                                .adding(constant("schema.version", "-3", BsonType.INT32))
                                .adding(constant("source", "it's \\ \"quoted\" $1 {x}", BsonType.STRING))
                                .adding(constant("count", "9223372036854775807", BsonType.INT64))
                                .adding(constant("ratio", "0.1", BsonType.DOUBLE))
                                .adding(constant("exact", "0.10", BsonType.DECIMAL128))
                                .adding(constant("yes", "true", BsonType.BOOLEAN))
                                .adding(constant("on", "2024-02-29", BsonType.DATE))
                                .adding(constant("at", "2024-02-29T12:34:56.789Z", BsonType.DATE)))));
        return designs;
    }

    static Map<String, DocumentModel> typesAndIds() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put(
                "columns as other types",
                model(
                        root(
                                "items",
                                "shop.order_items",
                                rules(Map.of(
                                        "quantity", FieldRule.NONE.as(BsonType.INT64),
                                        "line_no", FieldRule.NONE.as(BsonType.STRING),
                                        "product_id", FieldRule.NONE.as(BsonType.DECIMAL128),
                                        "unit_price", FieldRule.NONE.as(BsonType.DOUBLE),
                                        "gift_text", FieldRule.NONE.as(BsonType.STRING)))),
                        root(
                                "categories",
                                "shop.categories",
                                rules(Map.of(
                                        "id",
                                        FieldRule.NONE.as(BsonType.INT64),
                                        "position",
                                        FieldRule.NONE.as(BsonType.DOUBLE))))));
        designs.put(
                "the key kept beside an extract of what it points at",
                model(root(
                        "orders",
                        "shop.orders",
                        keep(
                                "order_number customer_id id",
                                document("customer", "crm.customers", null, keep("id full_name email"))))));
        designs.put(
                "generated ids: of a key, of a composite one, of no key",
                model(
                        root(
                                "countries",
                                "crm.countries",
                                new DocumentId.Generated(),
                                all(array("addresses", "crm.addresses", keep("city")))),
                        root(
                                "items",
                                "shop.order_items",
                                new DocumentId.Generated(),
                                all(array("off", "shop.item_discounts"))),
                        root("log", "shop.audit_log", new DocumentId.Generated(), all()),
                        root(
                                "events",
                                "shop.OrderEvents",
                                new DocumentId.Generated(),
                                all(document("order", "shop.orders", null, keep("status")))
                                        .where("\"Kind\" = 'created'"))));
        designs.put(
                "a hashed id under a filter, with what is merged",
                model(root(
                        "events",
                        "shop.OrderEvents",
                        new DocumentId.Content(),
                        all(merged(
                                        "shop.orders",
                                        keep("status", document("customer", "crm.customers", null, keep("full_name")))))
                                .where("\"Payload\" is not null"))));
        designs.put(
                "an _id of several columns in an order of its own, kept as fields as well",
                model(root(
                        "stock",
                        "shop.stock",
                        new DocumentId.Columns(List.of("product_id", "warehouse_code")),
                        keep("warehouse_code on_hand"))));
        return designs;
    }
}
