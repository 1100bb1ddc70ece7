package io.reloquent.plan;

import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static io.reloquent.plan.Models.array;
import static io.reloquent.plan.Models.collection;
import static io.reloquent.plan.Models.document;
import static io.reloquent.plan.Models.plan;
import static io.reloquent.plan.Models.renamed;
import static io.reloquent.plan.Models.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Index;
import io.reloquent.catalog.Index.Part;
import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.design.DocumentId;
import io.reloquent.design.FieldRule;
import io.reloquent.mapping.BsonType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndexPlannerTest {

    private static final String NOT_UNIQUE = "; not unique here: an array or an embedded document holds it";
    private static final String ENTRIES = "; in an array, so each element is an entry that every write must keep";
    private static final DocumentId KEY = new DocumentId.TableKey();

    @Test
    void a_key_of_one_column_is_the_id_and_needs_no_index() {
        assertThat(indexes(plan(t(), collection("s.t")))).isEmpty();
    }

    @Test
    void a_key_of_several_columns_is_indexed_inside_the_id() {
        assertThat(indexes(plan(table("s.t").key("a integer", "b integer"), collection("s.t"))))
                .containsExactly("t: _id.a_1__id.b_1 unique [] because unique in the source: s.t t_a_b_idx");
    }

    @Test
    void unique_columns_that_may_be_null_count_only_where_they_are_not() {
        TableDraft table =
                t().columns("a text?", "b integer", "c uuid?").unique("a", "b").unique("c");

        assertThat(indexes(plan(table, collection("s.t"))))
                .containsExactly(
                        "t: a_1_b_1 unique [a is not null] because unique in the source: s.t t_a_b_idx",
                        "t: c_1 unique [c is not null] because unique in the source: s.t t_c_idx");
    }

    @Test
    void a_unique_column_of_json_or_of_arrays_is_indexed_but_not_unique() {
        TableDraft table = t().columns("a jsonb?", "b text[]").unique("a").unique("b");

        assertThat(indexes(plan(table, collection("s.t"))))
                .containsExactly(
                        "t: a_1 [] because indexed in the source: s.t t_a_idx; not unique here: JSON may be an array",
                        "t: b_1 [] because indexed in the source: s.t t_b_idx" + NOT_UNIQUE + ENTRIES);
    }

    @Test
    void the_type_that_counts_is_the_one_the_design_asks_for() {
        TableDraft table = t().columns("a integer?").unique("a");

        assertThat(indexes(plan(
                        table,
                        collection(
                                "s.t",
                                KEY,
                                with("a", FieldRule.NONE.renamed("x.y").as(BsonType.STRING))))))
                .containsExactly("t: x.y_1 unique [x.y is not null] because unique in the source: s.t t_a_idx");
    }

    @Test
    void rows_inside_others_are_indexed_at_their_path_but_are_not_unique() {
        Schema schema = schema(
                t(),
                table("s.u")
                        .key("id integer")
                        .columns("t integer", "code text")
                        .unique("code")
                        .references("s.t", "t"));

        assertThat(indexes(plan(schema, collection("s.t", array("s.u")))))
                .containsExactly(
                        "t: u.id_1 [] because indexed in the source: s.u u_id_idx" + NOT_UNIQUE + ENTRIES,
                        "t: u.code_1 [] because indexed in the source: s.u u_code_idx" + NOT_UNIQUE + ENTRIES);
    }

    @Test
    void a_table_in_several_places_is_indexed_in_each() {
        Schema schema = schema(
                table("s.a").key("id integer").columns("ref integer").references("s.t", "ref"),
                t().columns("x integer").index("x"));

        assertThat(indexes(plan(schema, collection("s.a", document("s.t")), collection("s.t"))))
                .containsExactly(
                        "a: ref_1 [] because reference to s.t",
                        "a: t.id_1 [] because indexed in the source: s.t t_id_idx" + NOT_UNIQUE,
                        "a: t.x_1 [] because indexed in the source: s.t t_x_idx",
                        "t: x_1 [] because indexed in the source: s.t t_x_idx");
    }

    @Test
    void a_reference_is_indexed_so_that_documents_find_each_other() {
        Schema schema =
                schema(t(), table("s.u").key("id integer").columns("t integer?").references("s.t", "t"));

        assertThat(indexes(plan(schema, collection("s.t"), collection("s.u"))))
                .containsExactly("u: t_1 [] because reference to s.t");
        assertThat(indexes(plan(schema, collection("s.u")))).isEmpty();
    }

    @Test
    void a_reference_that_an_index_begins_with_needs_none_of_its_own() {
        Schema schema = schema(
                t(),
                table("s.u")
                        .key("id integer")
                        .columns("t integer", "at date")
                        .index("t", "at")
                        .references("s.t", "t"));

        assertThat(indexes(plan(schema, collection("s.t"), collection("s.u"))))
                .containsExactly("u: t_1_at_1 [] because indexed in the source: s.u u_t_at_idx");
    }

    @Test
    void directions_are_kept_and_equal_indexes_are_one_which_is_unique_if_any_is() {
        TableDraft table = t().columns("a integer", "b integer")
                .index(new Index("down", "btree", List.of(part("a", false), part("b", true)), false, false, null))
                .index("a")
                .index(new Index("again", "hash", List.of(part("a", false)), false, false, null))
                .unique("a");

        assertThat(indexes(plan(table, collection("s.t"))))
                .containsExactly(
                        "t: a_1 unique [] because unique in the source: s.t t_a_idx",
                        "t: a_1_b_-1 [] because indexed in the source: s.t down");
    }

    @Test
    void what_has_no_counterpart_is_skipped_with_the_reason() {
        TableDraft table = t().columns("a text", "b text", "c text[]", "d integer[]")
                .index(new Index("partial", "btree", List.of(part("a", false)), false, false, "a > 'x'"))
                .index(new Index("lower", "btree", List.of(new Part(null, "lower(a)", false)), true, false, null))
                .index(new Index("words", "gin", List.of(part("a", false)), false, false, null))
                .index(new Index("arrays", "btree", List.of(part("c", false), part("d", false)), false, false, null))
                .index("a", "b");

        assertThat(skipped(plan(table, collection("s.t", KEY, with("b", FieldRule.NONE.excluded())))))
                .containsExactly(
                        "s.t partial: partial: its condition is SQL (a > 'x'), beyond what can be read",
                        "s.t lower: it indexes an expression (lower(a))",
                        "s.t words: a gin index over text has no direct counterpart",
                        "s.t arrays: MongoDB indexes one array at a time",
                        "s.t t_a_b_idx: not all its columns are fields of one document");
    }

    @Test
    void a_collection_takes_63_indexes_beside_that_of_its_id_and_says_which_it_leaves_out() {
        TableDraft table = t();
        for (int i = 0; i < 65; i++) {
            table.columns("c" + i + " integer").index("c" + i);
        }
        Planning planning = plan(table, collection("s.t"));

        assertThat(planning.plan().orElseThrow().indexes()).hasSize(63);
        assertThat(skipped(planning))
                .containsExactly(
                        "s.t t_c63_idx: collection t has 64 indexes, the most that MongoDB takes",
                        "s.t t_c64_idx: collection t has 64 indexes, the most that MongoDB takes");
    }

    @Test
    void a_renamed_column_is_indexed_under_its_new_name() {
        assertThat(indexes(plan(t().columns("a text").index("a"), collection("s.t", KEY, with("a", renamed("p.q"))))))
                .containsExactly("t: p.q_1 [] because indexed in the source: s.t t_a_idx");
    }

    private static TableDraft t() {
        return table("s.t").key("id integer");
    }

    private static Part part(@Nullable String column, boolean descending) {
        return new Part(column, null, descending);
    }

    private static List<String> indexes(Planning planning) {
        return planning.plan().orElseThrow().indexes().stream()
                .map(index -> index.collection() + ": " + index.name() + (index.unique() ? " unique " : " ")
                        + index.only().stream().map(IndexCondition::written).toList() + " because " + index.because())
                .toList();
    }

    private static List<String> skipped(Planning planning) {
        return planning.plan().orElseThrow().skippedIndexes().stream()
                .map(index -> index.table() + " " + index.index() + ": " + index.because())
                .toList();
    }
}
