package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.TableName;
import io.reloquent.design.TableFinding;
import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.TypedExpression;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Loss;
import io.reloquent.mapping.Rendition;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.mapping.Wire;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Condition;
import io.reloquent.plan.Field;
import io.reloquent.plan.IndexCondition;
import io.reloquent.plan.IndexPlan;
import io.reloquent.plan.Join;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Output;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.plan.Recommendation;
import io.reloquent.plan.SkippedIndex;
import io.reloquent.plan.Sorting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanFormatTest {

    private static final TableName CUSTOMERS = new TableName("crm", "customers");
    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final TableName PROFILES = new TableName("crm", "profiles");

    @Test
    void a_plan_can_be_reviewed() {
        String written = new String(new PlanFormat().write(plan()), StandardCharsets.UTF_8);
        assertThat(written).isEqualTo("""
                # What 'reloquent migrate' will do. Written for review; changing this file changes nothing.
                version: 1
                hash: abc
                source: db:5432/shop
                target: mongo:27017/shop
                connections: 2
                engine: {recommended: direct, because: "one machine reads 500 GB in three hours, and here are 11 MB"}
                collections:
                  - collection: customers
                    documents: {expected: 10000, basis: counted}
                    ranges: {count: 1, because: the table is small}
                    engineOnSpark: {recommended: kernel, because: it is small enough for one task}
                    worstCaseBytes: 20000000
                    reads:
                      - read: customers
                        table: crm.customers
                        joins:
                          - crm.profiles on crm.profiles.customer_id = crm.customers.id where bio IS NOT NULL, rows without a partner are kept
                        key: [crm.customers.id]
                        rangesBy: [crm.customers.id]
                        rowsToldApartBy: the key of the table
                        order: given by an index of the source
                        because: an index gives the order
                      - read: customers.orders
                        table: shop.orders
                        where: total > 0
                        key: [shop.orders.customer_id, shop.orders.id descending]
                        belongsBy: [shop.orders.customer_id]
                        rangesBy: [shop.orders.customer_id]
                        leftOutWhereNull: [shop.orders.customer_id]
                        notAllRowsOfTheTable: true
                        rowsToldApartBy: nothing; they are ordered by their content
                        order: sorted by the source
                        because: they are few
                    document:
                      - {field: _id, type: int64, column: id}
                      - field: contact
                        type: document
                        fields:
                          - {field: email, type: array of string, column: emails, losses: ["something, really"]}
                      - field: profile
                        type: document, null where there is none
                        fields:
                          - {field: bio, type: string, column: bio, whereNull: no field}
                      - field: orders
                        type: array of values
                        from: shop.orders
                        atMost: 10
                        fields:
                          - {field: total, type: decimal128, column: total}
                indexes:
                  - collection: customers
                    keys: {contact.email: 1, orders.total: -1}
                    unique: true
                    onlyWhere: [contact.email is not null]
                    because: unique key of crm.customers
                skippedIndexes:
                  - {table: crm.customers, index: odd, because: it is on an expression}
                findings:
                  warnings:
                    - place: customers
                      message: "crm.ghosts is selected but appears nowhere in the mapping: its rows will not be migrated."
                      advice: Make it a collection or embed it, or take it out of the selection.
                """);
        var problems = new Problems(Path.of("plan.yaml"));
        assertThat(YamlParser.parse(written, problems)).isPresent();
        assertThat(problems.count()).isZero();
    }

    static Plan plan() {
        var text = new ValueMapping(Wire.TEXT, Rendition.AS_IS, BsonType.STRING, false, List.of());
        var decimal = new ValueMapping(Wire.NUMERIC, Rendition.AS_IS, BsonType.DECIMAL128, false, List.of());
        var whole = new ValueMapping(Wire.INT8, Rendition.AS_IS, BsonType.INT64, false, List.of());
        var emails = new ValueMapping(
                Wire.TEXT, Rendition.AS_IS, BsonType.STRING, true, List.of(new Loss("something, really", true)));
        var always = new TypedExpression.Constant(true, ExpressionType.BOOLEAN);
        var orders = new Read(
                "customers.orders",
                ORDERS,
                new Condition("total > 0", always),
                List.of(),
                outputs("customer_id", "id", "total"),
                List.of(new KeyPart(0, KeyKind.INTEGER, false), new KeyPart(1, KeyKind.INTEGER, true)),
                1,
                1,
                List.of(new ColumnAt(0, "customer_id")),
                true,
                false,
                RowIdentity.ORDERED_BY_CONTENT,
                false,
                new Recommendation<>(Sorting.IN_SOURCE, "they are few"));
        var profile = new Join(
                PROFILES,
                true,
                List.of(new Join.On(new ColumnAt(0, "id"), "customer_id")),
                new Condition("bio IS NOT NULL", always));
        var customers = new Read(
                "customers",
                CUSTOMERS,
                null,
                List.of(profile),
                outputs("id", "emails"),
                List.of(new KeyPart(0, KeyKind.INTEGER, false)),
                0,
                1,
                List.of(),
                false,
                false,
                RowIdentity.KEYED,
                false,
                new Recommendation<>(Sorting.BY_INDEX, "an index gives the order"));
        List<Field> fields = List.of(
                new Field.Value("_id", 0, "id", whole, false),
                new Field.Group("contact", List.of(new Field.Value("email", 1, "emails", emails, false))),
                new Field.Joined("profile", 2, List.of(new Field.Value("bio", 3, "bio", text, true)), null, false),
                new Field.Children(
                        "orders",
                        new Nest(orders, List.of(new Field.Value("total", 2, "total", decimal, false))),
                        10,
                        true));
        var collection = new CollectionPlan(
                "customers",
                new Nest(customers, fields),
                new RowCount(10_000, RowCount.Basis.COUNTED),
                new Recommendation<>(1, "the table is small"),
                20_000_000);
        var index = new IndexPlan(
                "customers",
                List.of(new IndexPlan.Key("contact.email", false), new IndexPlan.Key("orders.total", true)),
                true,
                List.of(new IndexCondition.Present("contact.email", BsonType.STRING)),
                "unique key of crm.customers");
        return new Plan(
                "abc",
                "db:5432/shop",
                "mongo:27017/shop",
                12_000_000,
                List.of(collection),
                List.of(index),
                List.of(new SkippedIndex(CUSTOMERS, "odd", "it is on an expression")),
                List.of(new TableFinding.UnusedTable("customers", new TableName("crm", "ghosts"))));
    }

    private static List<Output> outputs(String... columns) {
        return List.of(columns).stream()
                .map(column -> new Output(new ColumnAt(0, column), Rendition.AS_IS, null))
                .toList();
    }
}
