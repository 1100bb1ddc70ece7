package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.BsonType;
import io.reloquent.design.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of findings has each of them, in the program's own words.
class FindingsPageTest {

    private static final TableName CUSTOMERS = new TableName("shop", "customers");
    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final TableName NOTES = new TableName("shop", "notes");
    private static final ForeignKey PLACED_BY =
            new ForeignKey("orders_customer_fkey", ORDERS, List.of("customer"), CUSTOMERS, List.of("id"));

    private static final List<Finding> EXAMPLES = List.of(
            new Finding.UnknownTable("customers", new TableName("shop", "Customers"), List.of(CUSTOMERS)),
            new Finding.UnknownTable("parcels", new TableName("shop", "parcels"), List.of()),
            new Finding.UnselectedTable("customers.orders", ORDERS),
            new Finding.UnusedTable("shop.notes", NOTES),
            new Finding.UnknownField("customers", CUSTOMERS, "e-mail", List.of("id", "email")),
            new Finding.NoRelationship("customers.notes", CUSTOMERS, NOTES),
            new Finding.AmbiguousRelationship(
                    "customers.orders", CUSTOMERS, ORDERS, List.of("orders_customer_fkey", "orders_payer_fkey")),
            new Finding.MayBeSeveral("customers.order", PLACED_BY),
            new Finding.NoKey("notes", NOTES),
            new Finding.ContentId("notes", NOTES),
            new Finding.NotAKey("notes", NOTES, List.of("text")),
            new Finding.NameCollision("customers", "orders"),
            new Finding.ReservedName("customers", "$name", "MongoDB reads names that start with $ as operators"),
            new Finding.SameCollection("orders", "orders"),
            new Finding.TypeNotPossible("orders", "placed", "date", BsonType.INT32),
            new Finding.Lossy("orders", "placed", "a date holds milliseconds; microseconds are cut off and counted"),
            new Finding.OrphanedReference("shop.orders", PLACED_BY),
            new Finding.Oversized("customers", ORDERS, 20L << 20),
            new Finding.InheritedRows("orders", ORDERS, List.of(new TableName("shop", "orders_2025"))),
            new Finding.Cycle("shop.orders", List.of(CUSTOMERS, ORDERS)),
            new Finding.RenamedField("notes", "a.b", "a\uff0eb"),
            new Finding.RowsWithoutOwner("customers.orders", ORDERS),
            new Finding.OnlyReferencedRows("shop.customers", CUSTOMERS),
            new Finding.UnfitForId("visits", "at", "a date holds milliseconds; microseconds are cut off and counted"),
            new Finding.NotValidated("customers.orders", PLACED_BY),
            new Finding.ArrayUnderContentId("notes.lines", ORDERS));

    private static final String PAGE = Repository.read(Repository.page("reference/findings.md"));

    @Test
    void every_finding_there_is_has_an_example() {
        assertThat(EXAMPLES.stream().map(Finding::getClass).distinct())
                .hasSameElementsAs(List.of(Finding.class.getPermittedSubclasses()).stream()
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
        return """
                ```text
                %s %s: %s
                    %s
                ```
                """.formatted(
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        finding.place(),
                        finding.message(),
                        finding.advice());
    }
}
