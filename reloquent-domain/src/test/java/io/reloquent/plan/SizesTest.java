package io.reloquent.plan;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static io.reloquent.plan.Models.array;
import static io.reloquent.plan.Models.collection;
import static io.reloquent.plan.Models.document;
import static io.reloquent.plan.Models.holding;
import static io.reloquent.plan.Models.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.SizeFinding.Oversized;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When a document may grow too large, into how many key ranges a collection is cut, and what is to run it.
class SizesTest {

    private static final TableName C = TableName.parse("s.c");
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
    void a_limit_is_all_that_an_array_holds() {
        Schema schema = nested(100, 200);
        Embedding inner = limited("s.c", 5, 1);

        assertThat(worstCase(schema, array("s.b", limited("s.c", 170, 1))))
                .containsExactly((1 + 100 + 100 * 170) * KILOBYTE);
        assertThat(worstCase(schema, array("s.b", inner))).isEmpty();
        assertThat(worstCase(schema, array("s.b", new ValueArray("c", C, null, new Sort(List.of(), 5), holding()))))
                .isEmpty();
    }

    @Test
    void levels_multiply_until_every_row_of_the_table_is_there() {
        assertThat(worstCase(tree(1_000_000), limited("s.a", 0, 3)))
                .containsExactly((1 + 30 + 30 * 30 + 30 * 30 * 30) * KILOBYTE);
        assertThat(worstCase(tree(1_000_000), limited("s.a", 0, 2))).isEmpty();
        assertThat(worstCase(tree(20_000), limited("s.a", 0, 3)))
                .containsExactly((1 + 30 + 30 * 30 + 20_000) * KILOBYTE);
        assertThat(worstCase(tree(300), limited("s.a", 0, 40))).isEmpty();
    }

    @Test
    void rows_that_several_documents_share_are_not_held_down_by_their_number() {
        Schema schema = schema(
                sized("s.a", 10),
                sized("s.b", 1_000)
                        .columns("a integer", "c integer")
                        .references(reference("s.a", "a").children(1_000, 1))
                        .references("s.c", "c"),
                sized("s.c", 1, 100));

        assertThat(worstCase(schema, array("s.b", document("s.c"))))
                .containsExactly((1 + 1_000 + 1_000 * 100) * KILOBYTE);
    }

    @Test
    void a_table_without_rows_has_no_size() {
        assertThat(worstCase(schema(table("s.a").key("id integer").size(0, 1L << 40))))
                .isEmpty();
    }

    @Test
    void a_large_table_is_read_in_ranges_only_if_an_index_orders_every_read() {
        assertThat(ranges(199_999, true)).isEqualTo(new Recommendation<>(1, "the table is small"));
        assertThat(ranges(200_000, true)).isEqualTo(new Recommendation<>(4, "an index gives the order of every read"));
        assertThat(ranges(200_000, false))
                .isEqualTo(new Recommendation<>(
                        1, "no index gives the order of a.b, so every further range would read and sort again"));
    }

    @Test
    void a_cluster_loads_with_data_frames_what_would_be_one_large_task() {
        assertThat(SparkMethod.recommended(planned(199_999, false).collections().get(0)))
                .isEqualTo(new Recommendation<>(SparkMethod.KERNEL, "it is small enough for one task"));
        assertThat(SparkMethod.recommended(planned(200_000, true).collections().get(0)))
                .isEqualTo(new Recommendation<>(
                        SparkMethod.KERNEL, "its ranges can be read at once, so no row has to pass from task to task"));
        assertThat(SparkMethod.recommended(planned(200_000, false).collections().get(0)))
                .isEqualTo(new Recommendation<>(
                        SparkMethod.DATA_FRAMES,
                        "the kernel would load it in one task: no index gives the order of a.b, so every further range"
                                + " would read and sort again"));
    }

    @Test
    void one_machine_is_enough_for_what_it_reads_in_three_hours() {
        assertThat(runner(500L << 30))
                .isEqualTo(new Recommendation<>(
                        Runner.SPARK, "one machine reads 500 GB in three hours, and here are 500 GB"));
        assertThat(runner((500L << 30) - 1))
                .isEqualTo(new Recommendation<>(
                        Runner.DIRECT, "one machine reads 500 GB in three hours, and here are 499 GB"));
        assertThat(runner(1))
                .isEqualTo(new Recommendation<>(
                        Runner.DIRECT, "one machine reads 500 GB in three hours, and here are 1 MB"));
    }

    private static Recommendation<Runner> runner(long bytes) {
        return plan(table("s.a").key("id integer").size(10, bytes), collection("s.a"))
                .plan()
                .orElseThrow()
                .runner();
    }

    private static Recommendation<Integer> ranges(long rows, boolean indexed) {
        return planned(rows, indexed).collections().get(0).ranges();
    }

    private static Plan planned(long rows, boolean indexed) {
        TableDraft child = table("s.b").key("id integer").columns("a integer");
        Schema schema = schema(
                table("s.a").key("id integer").size(rows, 1),
                (indexed ? child.index("a") : child)
                        .references(reference("s.a", "a").to("id")));
        return plan(schema, collection("s.a", array("s.b"))).plan().orElseThrow();
    }

    private static Schema nested(long ofA, long ofB) {
        return schema(
                sized("s.a", 10),
                sized("s.b", ofA)
                        .columns("a integer")
                        .references(reference("s.a", "a").children(ofA, 1)),
                sized("s.c", ofA * ofB)
                        .columns("b integer")
                        .references(reference("s.b", "b").children(ofB, 1)));
    }

    /// A table of rows with 30 children each.
    private static Schema tree(long rows) {
        return schema(sized("s.a", rows)
                .columns("up integer?")
                .references(reference("s.a", "up").children(30, 2)));
    }

    private static TableDraft sized(String name, long rows) {
        return sized(name, rows, 1);
    }

    private static TableDraft sized(String name, long rows, long kilobytes) {
        return table(name).key("id integer").size(rows, rows * kilobytes * KILOBYTE);
    }

    private static Embedding limited(String from, int limit, int levels) {
        TableName name = TableName.parse(from);
        return new EmbeddedArray("elements", name, null, new Sort(List.of(), limit), levels, holding());
    }

    private static List<Long> worstCase(Schema schema, Embedding... embedded) {
        return plan(schema, collection("s.a", embedded)).findings().stream()
                .filter(Oversized.class::isInstance)
                .map(Oversized.class::cast)
                .map(Oversized::worstCaseBytes)
                .toList();
    }
}
