package io.reloquent.design;

import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.FieldFinding.BadExpression;
import io.reloquent.design.TableFinding.UnknownTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingWordsTest {

    private static final Catalog CATALOG = schema(
                    table("shop.orders").key("id integer"),
                    table("archive.orders").key("id integer"),
                    table("shop.order_items").key("id integer"),
                    table("crm.customers").key("id integer"))
            .catalog();

    @Test
    void what_follows_the_first_sentence_follows_the_place() {
        var finding = new FieldFinding.BadExpression(
                "customers.a", "uper(x)", 0, "There is no function of this name. Did you mean UPPER?", "Look.");

        assertThat(finding.message())
                .isEqualTo("There is no function of this name, at character 1 of 'uper(x)'. Did you mean UPPER?");
    }

    @Test
    void a_table_in_another_schema_or_mistyped_is_proposed() {
        assertThat(near("Shop.Orders")).containsExactly("shop.orders", "archive.orders");
        assertThat(near("shop.ordes")).containsExactly("shop.orders", "archive.orders");
        assertThat(near("shop.costumers")).containsExactly("crm.customers");
        assertThat(near("shop.parcels")).isEmpty();
        assertThat(UnknownTable.of("x", TableName.parse("shop.ordes"), CATALOG).advice())
                .isEqualTo("Did you mean shop.orders or archive.orders?");
    }

    @Test
    void an_expression_is_shown_with_its_place_pointed_at() {
        var finding = new BadExpression("a.b", "upper(nme)", 6, "There is no column nme.", "");

        assertThat(finding.message()).isEqualTo("There is no column nme, at character 7 of 'upper(nme)'.");
        assertThat(finding.excerpt()).isEqualTo("upper(nme)\n      ^");
    }

    @Test
    void a_place_beyond_the_text_is_its_end() {
        assertThat(Excerpt.of("1 +", 3).told("Something is missing"))
                .isEqualTo("Something is missing, at the end of '1 +'.");
        assertThat(Excerpt.of("1 +", 99).lines()).isEqualTo("1 +\n   ^");
        assertThat(Excerpt.of("", -1).lines()).isEqualTo("\n^");
    }

    @Test
    void of_a_long_text_the_part_around_the_place_is_shown_on_one_line() {
        String text = "x".repeat(500) + "\n\u001b?" + "y".repeat(500);

        Excerpt excerpt = Excerpt.of(text, 502);

        assertThat(excerpt.line())
                .hasSize(74)
                .startsWith("\u2026x")
                .contains("x  ?y")
                .endsWith("y\u2026");
        assertThat(excerpt.line().charAt(excerpt.caret())).isEqualTo('?');
        assertThat(excerpt.position()).isEqualTo(503);
        assertThat(Excerpt.of(text, 0).line()).startsWith("x");
        assertThat(Excerpt.of("\ud83d\ude00".repeat(100), 101).line().codePoints())
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void of_a_very_long_circle_the_beginning_is_named() {
        List<ForeignKey> links = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            links.add(new ForeignKey(
                    "fk" + i,
                    TableName.parse("s.t" + i),
                    List.of("a"),
                    TableName.parse("s.t" + (i + 1) % 30),
                    List.of("id")));
        }

        assertThat(new RelationshipFinding.Cycle("s.t0", links, links).message())
                .endsWith("-> s.t20 (fk19) -> \u2026, 30 tables in all.");
    }

    private static List<String> near(String table) {
        return UnknownTable.of("x", TableName.parse(table), CATALOG).near().stream()
                .map(TableName::toString)
                .toList();
    }
}
