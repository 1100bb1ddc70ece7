package io.reloquent.local.workspace;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.ForeignKey.OnDelete;
import io.reloquent.catalog.TableName;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.AddedField.PySparkField;
import io.reloquent.design.Contents;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.BsonType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A mapping that says everything a design can say, and the model it means.
final class FullMapping {

    static final String TEXT = """
            version: 1
            naming: camelCase
            nulls: omit
            keys: {shop.order_totals: [order_id], shop.year_totals: [year, country]}
            foreign_keys:
              - {from: shop.visits, columns: [customer_ref], to: crm.customers, references: [id]}
              - name: sales_of_year
                from: shop.sales
                columns: [year, country]
                to: shop.year_totals
                references: [year, country]
            collections:
              customers:
                from: crm.customers
                id: generated
                filter: status <> 'DELETED'
                nulls: keep
                fields:
                  email: {rename: contact.email}
                  balance: {type: double, default: 0, nulls: omit}
                  price: {compute: price * 1.2}
                  phone: {default: none}
                  secret: {exclude: true}
                add:
                  fullName: "first_name || ' ' || last_name"
                  contact.year: {compute: extract(year from born), type: int32, nulls: omit}
                  schemaVersion: {constant: 2}
                  exact: {constant: 1.50, type: decimal128}
                  since: {constant: "2026-01-01T00:00:00Z", type: date}
                  code: {constant: "007"}
                  digits: {constant: 7, type: string}
                  active: {constant: true}
                  rate: {constant: 1.50}
                  big: {constant: 2147483648}
                  risk: {pyspark: F.col('x') + 1}
                embed:
                  - array: orders
                    from: shop.orders
                    via: orders_customer_id_fkey
                    order: [placed_at desc]
                    limit: 10
                    keep: []
                    filter: total > 0
                    embed:
                      - {values: tags, from: shop.order_tags, order: [tag], limit: 5, value: tag, nulls: omit}
                  - {array: referred, from: crm.customers, levels: 3}
                  - values: cities
                    from: crm.addresses
                    fields: {city: {type: string}}
                  - {document: profile, from: crm.customer_profiles}
                  - merge: crm.customer_details
                    via: details_fkey
                    keep: [hobby, motto]
                    embed:
                      - {document: motto_of, from: crm.mottos}
              totals: {from: shop.order_totals}
            """;

    /// Places and how their lines begin.
    static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("customers", "customers:"),
            Map.entry("customers.filter", "filter: status"),
            Map.entry("customers.email", "email:"),
            Map.entry("customers.price", "price:"),
            Map.entry("customers.contact.year", "contact.year:"),
            Map.entry("customers.fullName", "fullName:"),
            Map.entry("customers.orders", "- array: orders"),
            Map.entry("customers.orders.filter", "filter: total"),
            Map.entry("customers.orders.tags", "- {values: tags"),
            Map.entry("customers.orders.tags.tag", "- {values: tags"),
            Map.entry("customers.cities.city", "fields: {city"),
            Map.entry("customers.customer_details", "- merge: crm.customer_details"),
            Map.entry("customers.customer_details.motto_of", "- {document: motto_of"),
            Map.entry("shop.order_totals", "keys:"),
            Map.entry("visits_customer_ref_fkey", "- {from: shop.visits"),
            Map.entry("sales_of_year", "- name: sales_of_year"),
            Map.entry("totals.anything", "totals:"));

    static final DocumentModel MODEL = new DocumentModel(
            Naming.CAMEL_CASE,
            Nulls.OMIT,
            List.of(
                    new DeclaredKey(table("shop.order_totals"), List.of("order_id")),
                    new DeclaredKey(table("shop.year_totals"), List.of("year", "country"))),
            List.of(
                    foreignKey(
                            "visits_customer_ref_fkey",
                            "shop.visits",
                            List.of("customer_ref"),
                            "crm.customers",
                            List.of("id")),
                    foreignKey(
                            "sales_of_year",
                            "shop.sales",
                            List.of("year", "country"),
                            "shop.year_totals",
                            List.of("year", "country"))),
            List.of(
                    new RootCollection("customers", table("crm.customers"), new DocumentId.Generated(), customers()),
                    new RootCollection(
                            "totals", table("shop.order_totals"), new DocumentId.TableKey(), Contents.EVERYTHING)));

    private FullMapping() {}

    private static Contents customers() {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        rules.put("email", FieldRule.NONE.renamed("contact.email"));
        rules.put("balance", FieldRule.NONE.as(BsonType.DOUBLE).orElse("0").with(Nulls.OMIT));
        rules.put("price", FieldRule.NONE.computed("price * 1.2"));
        rules.put("phone", FieldRule.NONE.orElse("none"));
        rules.put("secret", FieldRule.NONE.excluded());
        return Contents.EVERYTHING
                .under(rules)
                .where("status <> 'DELETED'")
                .with(Nulls.KEEP)
                .adding(new ComputedField("fullName", "first_name || ' ' || last_name", null, null))
                .adding(new ComputedField("contact.year", "extract(year from born)", BsonType.INT32, Nulls.OMIT))
                .adding(new ConstantField("schemaVersion", "2", BsonType.INT32))
                .adding(new ConstantField("exact", "1.50", BsonType.DECIMAL128))
                .adding(new ConstantField("since", "2026-01-01T00:00:00Z", BsonType.DATE))
                .adding(new ConstantField("code", "007", BsonType.STRING))
                .adding(new ConstantField("digits", "7", BsonType.STRING))
                .adding(new ConstantField("active", "true", BsonType.BOOLEAN))
                .adding(new ConstantField("rate", "1.50", BsonType.DOUBLE))
                .adding(new ConstantField("big", "2147483648", BsonType.INT64))
                .adding(new PySparkField("risk", "F.col('x') + 1"))
                .embedding(embedded());
    }

    private static List<Embedding> embedded() {
        var tags = new ValueArray(
                "tags",
                table("shop.order_tags"),
                null,
                new Sort(List.of(new Order("tag", false)), 5),
                Contents.EVERYTHING.keeping(List.of("tag")).with(Nulls.OMIT));
        var orders = new EmbeddedArray(
                "orders",
                table("shop.orders"),
                "orders_customer_id_fkey",
                new Sort(List.of(new Order("placed_at", true)), 10),
                1,
                Contents.EVERYTHING.keeping(List.of()).where("total > 0").with(tags));
        var cities = new ValueArray(
                "cities",
                table("crm.addresses"),
                null,
                Sort.BY_KEY,
                Contents.EVERYTHING.under(Map.of("city", FieldRule.NONE.as(BsonType.STRING))));
        var details = new MergedDocument(
                table("crm.customer_details"),
                "details_fkey",
                Contents.EVERYTHING
                        .keeping(List.of("hobby", "motto"))
                        .with(new EmbeddedDocument("motto_of", table("crm.mottos"), null, Contents.EVERYTHING)));
        return List.of(
                orders,
                new EmbeddedArray("referred", table("crm.customers"), null, Sort.BY_KEY, 3, Contents.EVERYTHING),
                cities,
                new EmbeddedDocument("profile", table("crm.customer_profiles"), null, Contents.EVERYTHING),
                details);
    }

    private static ForeignKey foreignKey(String name, String child, List<String> from, String parent, List<String> to) {
        return new ForeignKey(name, table(child), from, table(parent), to, OnDelete.NO_ACTION, false, false);
    }

    private static TableName table(String name) {
        return TableName.parse(name);
    }
}
