package io.reloquent.selection;

import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    @ParameterizedTest(name = "{0} matches {1}.{2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "orders       | shop | orders      | true",
                "orders       | crm  | orders      | true",
                "orders       | shop | Orders      | false",
                "orders       | shop | orders2     | false",
                "order*       | shop | orders      | true",
                "order*       | shop | order       | true",
                "*            | shop | anything    | true",
                "*.*          | shop | anything    | true",
                "*s           | shop | orders      | true",
                "order?       | shop | orders      | true",
                "order?       | shop | order       | false",
                "order?       | shop | orderss     | false",
                "shop.order_* | shop | order_items | true",
                "shop.order_* | crm  | order_items | false",
                "*.orders     | crm  | orders      | true",
                "s?op.*       | shop | orders      | true",
                "shop         | shop | orders      | false",
                "[a-z]+       | shop | orders      | false",
                "a\\Eb*       | shop | a\\Ebc      | true",
                "?            | shop | \ud83d\ude80 | true",
                "'two words'  | shop | two words   | true"
            })
    void patterns(String pattern, String schema, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(new TableName(schema, name)))
                .isEqualTo(matches);
    }

    @Test
    void a_star_stands_for_line_ends_too_so_that_all_means_all() {
        var hostile = new TableName("shop", "a\nb\u2028c\rd");

        assertThat(new NamePattern("*").matches(hostile)).isTrue();
        assertThat(new NamePattern("a?b?c?d").matches(hostile)).isTrue();
    }

    @Test
    void everything_is_every_table_but_views_and_those_read_through_another() {
        Catalog catalog = schema(
                        table("b.plain").key("id integer"),
                        table("a.plain").key("id integer"),
                        table("a.heir").columns("id integer").inherits("a.plain"),
                        table("a.parts").key("id integer").kind(Table.Kind.PARTITIONED),
                        table("a.foreign").columns("id integer").kind(Table.Kind.FOREIGN),
                        table("a.view").columns("id integer").kind(Table.Kind.VIEW),
                        table("a.kept").columns("id integer").kind(Table.Kind.MATERIALIZED_VIEW))
                .catalog();

        assertThat(Selection.everything(catalog).tables().stream().map(TableName::toString))
                .containsExactly("a.foreign", "a.parts", "a.plain", "b.plain");
    }

    @Test
    void a_table_that_two_patterns_name_is_selected_once_and_views_can_be_asked_for() {
        Catalog catalog = schema(
                        table("shop.orders").key("id integer"),
                        table("shop.order_view").columns("id integer").kind(Table.Kind.VIEW))
                .catalog();
        var selection = Selection.matching(catalog, List.of(new NamePattern("order*"), new NamePattern("*s")));

        assertThat(selection.tables()).hasSize(1 + 1).doesNotHaveDuplicates().isSorted();
        assertThat(Selection.matching(catalog, List.of()).tables()).isEmpty();
    }

    @Test
    void orphaned_are_the_foreign_keys_that_leave_the_selection() {
        Catalog catalog = schema(
                        table("shop.a").key("id integer"),
                        table("shop.b").key("id integer").columns("a integer").references("shop.a", "a"),
                        table("shop.c").key("id integer").columns("b integer").references("shop.b", "b"))
                .catalog();
        var selection = new Selection(List.of(TableName.parse("shop.b"), TableName.parse("shop.c")));

        assertThat(selection.orphaned(catalog).stream().map(ForeignKey::name)).containsExactly("b_a_fkey");
    }
}
