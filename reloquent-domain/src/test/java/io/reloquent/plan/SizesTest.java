package io.reloquent.plan;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static io.reloquent.plan.Models.array;
import static io.reloquent.plan.Models.collection;
import static io.reloquent.plan.Models.document;
import static io.reloquent.plan.Models.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.design.Embedding;
import io.reloquent.design.Finding.Oversized;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When a document may grow too large, and how many key ranges are read at once.
class SizesTest {

    private static final long KILOBYTE = 1024;

    @Test
    void the_most_children_count_through_all_levels() {
        Schema schema = nested(100, 200);

        assertThat(worstCase(schema, array("s.b", array("s.c")))).containsExactly((1 + 100 + 100 * 200) * KILOBYTE);
        assertThat(worstCase(schema, array("s.b"))).isEmpty();
    }

    @Test
    void exactly_16_megabytes_are_no_trouble_and_a_row_more_is() {
        assertThat(worstCase(nested(129, 126), array("s.b", array("s.c")))).isEmpty();
        assertThat(worstCase(nested(130, 126), array("s.b", array("s.c")))).containsExactly((1 + 130 * 127) * KILOBYTE);
    }

    @Test
    void a_joined_document_counts_once() {
        Schema schema = schema(
                table("s.a")
                        .key("id integer")
                        .columns("b integer")
                        .size(10, 10 * KILOBYTE)
                        .references("s.b", "b"),
                table("s.b").key("id integer").size(1, 17 << 20));

        assertThat(worstCase(schema, document("s.b"))).containsExactly((17L << 20) + KILOBYTE);
    }

    @Test
    void a_table_without_rows_has_no_size() {
        assertThat(worstCase(schema(table("s.a").key("id integer").size(0, 1L << 40))))
                .isEmpty();
    }

    @Test
    void a_large_table_is_read_in_two_ranges_only_if_an_index_orders_every_read() {
        assertThat(ranges(199_999, true)).isEqualTo(new Recommendation<>(1, "the table is small"));
        assertThat(ranges(200_000, true)).isEqualTo(new Recommendation<>(2, "an index gives the order of every read"));
        assertThat(ranges(200_000, false))
                .isEqualTo(new Recommendation<>(
                        1, "no index gives the order of a.b, so every further range would sort again"));
    }

    private static Recommendation<Integer> ranges(long rows, boolean indexed) {
        TableDraft child = table("s.b").key("id integer").columns("a integer");
        Schema schema = schema(
                table("s.a").key("id integer").size(rows, 1),
                (indexed ? child.index("a") : child)
                        .references(reference("s.a", "a").to("id")));
        return plan(schema, collection("s.a", array("s.b")))
                .plan()
                .orElseThrow()
                .collections()
                .get(0)
                .ranges();
    }

    private static Schema nested(long ofA, long ofB) {
        return schema(
                sized("s.a"),
                sized("s.b")
                        .columns("a integer")
                        .references(reference("s.a", "a").children(ofA, 1)),
                sized("s.c")
                        .columns("b integer")
                        .references(reference("s.b", "b").children(ofB, 1)));
    }

    private static TableDraft sized(String name) {
        return table(name).key("id integer").size(10, 10 * KILOBYTE);
    }

    private static List<Long> worstCase(Schema schema, Embedding... embedded) {
        return plan(schema, collection("s.a", embedded)).findings().stream()
                .filter(Oversized.class::isInstance)
                .map(Oversized.class::cast)
                .map(Oversized::worstCaseBytes)
                .toList();
    }
}
