package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.computed;
import static io.reloquent.core.Models.constant;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.exclude;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.rename;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.rules;

import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.mapping.BsonType;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the fields of the sample shop can be called, and what becomes of its nulls.
final class ShopRules {

    private ShopRules() {}

    static Map<String, DocumentModel> names() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        for (Naming naming : Naming.values()) {
            designs.put(
                    "fields called in " + naming.written() + ", parts of an _id as well",
                    model(
                            naming,
                            Nulls.KEEP,
                            root(
                                    "customers",
                                    "crm.customers",
                                    rules(
                                            Map.of("full_name", rename("as_It.is_Written"), "avatar", exclude()),
                                            document("the_Profile", "crm.customer_profiles"),
                                            array("all_Addresses", "crm.addresses", keep("postal_code country_code")))),
                            root(
                                    "order_Items",
                                    "shop.order_items",
                                    all(
                                                    merged("shop.products", keep("price_with_tax weight_kg")),
                                                    array("off", "shop.item_discounts"))
                                            .adding(computed("line_Total", "unit_price * quantity"))),
                            root("events", "shop.OrderEvents", new DocumentId.Content(), all())));
        }
        designs.put(
                "fields gathered in groups by dotted names, in the place of the first of each",
                model(root(
                        "orders",
                        "shop.orders",
                        rules(
                                        Map.of(
                                                "order_number", rename("is.number"),
                                                "status", rename("is.now"),
                                                "note", rename("is.told.by_the.customer"),
                                                "placed_at", rename("when.placed"),
                                                "shipped_at", rename("when.shipped")),
                                        array("rows.items", "shop.order_items", keep("quantity")),
                                        document(
                                                "rows.billing",
                                                "crm.addresses",
                                                "orders_billing_address_id_fkey",
                                                keep("city")))
                                .adding(computed("is.large", "total > 200"))
                                .adding(constant("when.migrated", "today", BsonType.STRING)))));
        return designs;
    }

    static Map<String, DocumentModel> nulls() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        Contents addresses = all().with(Nulls.KEEP);
        designs.put(
                "nulls left out everywhere, but kept below in one place and in one field",
                model(
                        Naming.ORIGINAL,
                        Nulls.OMIT,
                        root(
                                "customers",
                                "crm.customers",
                                rules(
                                        Map.of("phone", FieldRule.NONE.with(Nulls.KEEP)),
                                        document("profile", "crm.customer_profiles"),
                                        document("referrer", "crm.customers", null, keep("phone email")),
                                        array("addresses", "crm.addresses", addresses),
                                        array("orders", "shop.orders", keep("shipped_at note"))))));
        designs.put(
                "nulls kept, but left out below in one place and in one field",
                model(root(
                        "customers",
                        "crm.customers",
                        rules(
                                        Map.of("phone", FieldRule.NONE.with(Nulls.OMIT)),
                                        document("profile", "crm.customer_profiles", null, all().with(Nulls.OMIT)),
                                        array(
                                                "addresses",
                                                "crm.addresses",
                                                all(document("country", "crm.countries"))
                                                        .with(Nulls.OMIT)))
                                .adding(new ComputedField("limit", "nullif(credit_limit, 0)", null, Nulls.OMIT))
                                .adding(new ComputedField("always", "nullif(is_active, true)", null, Nulls.KEEP)))));
        designs.put(
                "groups all of whose fields were left out are left out, and stand where they would",
                model(
                        Naming.CAMEL_CASE,
                        Nulls.OMIT,
                        root(
                                "customers",
                                "crm.customers",
                                rules(
                                        Map.of(
                                                "email", rename("contact.by.mail"),
                                                "phone", rename("contact.by.phone"),
                                                "date_of_birth", rename("contact.born"),
                                                "avatar", rename("contact.by.picture"),
                                                "referred_by", rename("through.someone")),
                                        document("through.referrer", "crm.customers", null, keep("full_name"))))));
        return designs;
    }
}
