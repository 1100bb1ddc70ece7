package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DataFinding;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.Finding;
import io.reloquent.design.KeyFinding;
import io.reloquent.design.RelationshipFinding;
import io.reloquent.design.SizeFinding;
import io.reloquent.design.TableFinding;
import io.reloquent.expression.ExpressionType;
import io.reloquent.mapping.BsonType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of findings has each of them, in the program's own words.
class FindingsPageTest {

    private static final TableName CUSTOMERS = new TableName("shop", "customers");
    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final TableName OLD_ORDERS = new TableName("archive", "orders");
    private static final TableName NOTES = new TableName("shop", "notes");
    private static final ForeignKey PLACED_BY =
            new ForeignKey("orders_customer_fkey", ORDERS, List.of("customer"), CUSTOMERS, List.of("id"));

    private static final ForeignKey LAST_ORDER =
            new ForeignKey("customers_last_order_fkey", CUSTOMERS, List.of("last_order"), ORDERS, List.of("id"));
    private static final ForeignKey BY_EMAIL =
            new ForeignKey("orders_email", ORDERS, List.of("email"), CUSTOMERS, List.of("email"));
    private static final TableName CATEGORIES = new TableName("shop", "categories");
    private static final ForeignKey PARENT =
            new ForeignKey("categories_parent_fkey", CATEGORIES, List.of("parent"), CATEGORIES, List.of("id"));

    private static final List<Finding> EXAMPLES = List.of(
            new TableFinding.UnknownTable("customers", new TableName("shop", "Customers"), List.of(CUSTOMERS)),
            new TableFinding.UnknownTable("orders", new TableName("shop", "ordes"), List.of(ORDERS, OLD_ORDERS)),
            new TableFinding.UnknownTable("parcels", new TableName("shop", "parcels"), List.of()),
            new TableFinding.UnselectedTable("customers.orders", ORDERS),
            new TableFinding.UnusedTable("shop.notes", NOTES),
            new FieldFinding.UnknownField("customers", CUSTOMERS, "e-mail", List.of("id", "email")),
            new RelationshipFinding.NoRelationship("customers.notes", CUSTOMERS, NOTES),
            new RelationshipFinding.AmbiguousRelationship(
                    "customers.orders", CUSTOMERS, ORDERS, List.of("orders_customer_fkey", "orders_payer_fkey")),
            new RelationshipFinding.MayBeSeveral("customers.order", PLACED_BY),
            new KeyFinding.NoKey("notes", NOTES),
            new KeyFinding.ContentId("notes", NOTES),
            new KeyFinding.NotAKey("notes", NOTES, List.of("text")),
            new FieldFinding.NameCollision("customers", "orders"),
            new FieldFinding.ReservedName("customers", "$name", "MongoDB reads names that start with $ as operators"),
            new FieldFinding.SameCollection("orders", "orders"),
            new FieldFinding.TypeNotPossible("orders", "placed", "date", BsonType.INT32),
            new FieldFinding.ChoiceNotPossible("type-mapping.yaml", "bigint", BsonType.UUID),
            new FieldFinding.Lossy(
                    "orders", "placed", "a date holds milliseconds; microseconds are cut off and counted"),
            new TableFinding.OrphanedReference("shop.orders", PLACED_BY),
            new SizeFinding.Oversized("customers", ORDERS, 20L << 20),
            new TableFinding.InheritedRows("orders", ORDERS, List.of(new TableName("shop", "orders_2025"))),
            new RelationshipFinding.Cycle("shop.customers", List.of(LAST_ORDER, PLACED_BY), List.of(LAST_ORDER)),
            new RelationshipFinding.MoreCycles("shop.customers", 50),
            new RelationshipFinding.SelfReference("shop.categories", PARENT, 0),
            new RelationshipFinding.SelfReference("shop.categories", PARENT, 3),
            new FieldFinding.RenamedField("notes", "a.b", "a\uff0eb"),
            new TableFinding.RowsWithoutOwner("customers.orders", ORDERS),
            new TableFinding.OnlyReferencedRows("shop.customers", CUSTOMERS),
            new KeyFinding.UnfitForId(
                    "visits", "at", "a date holds milliseconds; microseconds are cut off and counted"),
            new RelationshipFinding.NotValidated("customers.orders", PLACED_BY),
            new KeyFinding.ArrayUnderContentId("notes.lines", ORDERS),
            new SizeFinding.UnboundedArray("customers.orders", ORDERS, 1_204, 3.7),
            new SizeFinding.TooDeep("categories", 104),
            new RelationshipFinding.UnindexedForeignKey("customers.orders", PLACED_BY, 250_000),
            new RelationshipFinding.LevelsNeedSelfReference("customers.orders", ORDERS),
            new RelationshipFinding.LevelsCutOff("categories.children", CATEGORIES, 3),
            new KeyFinding.NameTaken("orders_customer_fkey", "orders_customer_fkey", ORDERS),
            new KeyFinding.PointsAtNoKey("orders_email", BY_EMAIL),
            new KeyFinding.TypesDoNotJoin("orders_customer", PLACED_BY, "customer (text)", "id (integer)"),
            new FieldFinding.BadExpression(
                    "customers.label", "upper(nme)", 6, "shop.customers has no column nme", "Did you mean name?"),
            new FieldFinding.ExpressionWarning(
                    "customers.label",
                    "upper(name)",
                    0,
                    "UPPER beyond ASCII depends on the database's locale",
                    "Compare a few documents with the source if names have such letters."),
            new FieldFinding.FilterNotBoolean("customers.filter", "lower(name)", ExpressionType.TEXT),
            new FieldFinding.ValueDoesNotFit("customers.balance", "none", "double"),
            new FieldFinding.ValueArrayHoldsMore("customers.tags", List.of("tag", "added")),
            new FieldFinding.ValueArrayHoldsMore("customers.tags", List.of()),
            new FieldFinding.OnlySpark("customers.risk", "F.col('x') + 1"),
            new FieldFinding.NotByConnector("customers.id", "it has no UUID", true),
            new FieldFinding.NotByConnector(
                    "customers.phone",
                    "it writes null or leaves it out for a whole collection, and this one is left out at"
                            + " customers.email",
                    false),
            new RelationshipFinding.HintNotFollowed(
                    "shop.customers and shop.visits",
                    CUSTOMERS,
                    new TableName("shop", "visits"),
                    "about shop.visits it is said that its rows may have no parent"),
            new DataFinding.BrokenKey("shop.notes", NOTES, List.of("day", "author"), "(2025-03-01,ann)"),
            new DataFinding.LeadsNowhere("orders_email", BY_EMAIL, 12),
            new DataFinding.LeadsNowhere("orders_email", BY_EMAIL, DataFinding.LeadsNowhere.MOST),
            new DataFinding.NotLookedInto("orders_email", "the foreign key orders_email"));

    private static final String PAGE = Repository.read(Repository.page("reference/findings.md"));

    @Test
    void every_finding_there_is_has_an_example() {
        assertThat(EXAMPLES.stream().map(Finding::getClass).distinct())
                .hasSameElementsAs(Stream.of(Finding.class.getPermittedSubclasses())
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .<Class<? extends Finding>>map(type -> type.asSubclass(Finding.class))
                        .toList());
    }

    @Test
    void every_example_is_on_the_page_as_the_program_says_it() {
        for (Finding finding : EXAMPLES) {
            assertThat(section(finding.getClass().getSimpleName())).contains(written(finding));
        }
    }

    @Test
    void the_page_has_no_finding_that_does_not_exist() {
        Stream<String> headings =
                PAGE.lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3));
        assertThat(headings)
                .containsExactlyElementsOf(EXAMPLES.stream()
                        .map(finding -> finding.getClass().getSimpleName())
                        .distinct()
                        .toList());
    }

    private static String section(String name) {
        int start = PAGE.indexOf("\n## " + name + "\n");
        assertThat(start).as(name).isPositive();
        int end = PAGE.indexOf("\n## ", start + 1);
        return PAGE.substring(start, end < 0 ? PAGE.length() : end);
    }

    private static String written(Finding finding) {
        String excerpt =
                finding.excerpt().lines().map(line -> "      " + line + "\n").collect(Collectors.joining());
        return """
                ```text
                %s %s: %s
                    %s
                %s```
                """.formatted(
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        finding.place(),
                        finding.message(),
                        finding.advice(),
                        excerpt);
    }
}
