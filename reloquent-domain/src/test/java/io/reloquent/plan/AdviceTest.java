package io.reloquent.plan;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static io.reloquent.plan.Models.array;
import static io.reloquent.plan.Models.collection;
import static io.reloquent.plan.Models.holding;
import static io.reloquent.plan.Models.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Finding;
import io.reloquent.design.RelationshipFinding.Cycle;
import io.reloquent.design.RelationshipFinding.LevelsCutOff;
import io.reloquent.design.RelationshipFinding.SelfReference;
import io.reloquent.design.RelationshipFinding.UnindexedForeignKey;
import io.reloquent.design.RootCollection;
import io.reloquent.design.SizeFinding.TooDeep;
import io.reloquent.design.SizeFinding.UnboundedArray;
import io.reloquent.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is said of designs that can be carried out and should be thought about.
class AdviceTest {

    private static final TableName T = TableName.parse("s.t");
    private static final DocumentId KEY = new DocumentId.TableKey();

    @Test
    void an_array_without_a_limit_is_unbounded_above_a_couple_of_hundred_rows() {
        assertThat(found(UnboundedArray.class, children(200, 1), collection("s.a", array("s.b"))))
                .isEmpty();
        assertThat(found(UnboundedArray.class, children(201, 1), collection("s.a", array("s.b"))))
                .containsExactly(new UnboundedArray("a.b", TableName.parse("s.b"), 201, 2.5));
        assertThat(found(UnboundedArray.class, children(201, 1), collection("s.a", limited("s.b", 10, 1))))
                .isEmpty();
        assertThat(new UnboundedArray("a.b", TableName.parse("s.b"), 201, 2.5).message())
                .isEqualTo("One of these arrays would hold 201 rows of s.b (2.5 on average), and nothing bounds it.");
    }

    @Test
    void a_large_table_without_an_index_on_its_foreign_key_is_slow_to_read() {
        assertThat(found(UnindexedForeignKey.class, children(5, 10_000), collection("s.a", array("s.b"))))
                .isEmpty();
        assertThat(found(UnindexedForeignKey.class, children(5, 10_001), collection("s.a", array("s.b"))))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .isEqualTo("No index of s.b begins with a: the source sorts its 10,001 rows to read them in the"
                                + " order of their documents."));
        assertThat(found(UnindexedForeignKey.class, children(5, 10_001), collection("s.b"), collection("s.a")))
                .isEmpty();
    }

    @Test
    void an_index_serves_that_begins_with_the_columns_in_any_order() {
        assertThat(found(UnindexedForeignKey.class, pair(), collection("s.a", array("s.b"))))
                .hasSize(1);
        assertThat(found(UnindexedForeignKey.class, pair("y", "x", "b"), collection("s.a", array("s.b"))))
                .isEmpty();
        assertThat(found(UnindexedForeignKey.class, pair("x", "b", "y"), collection("s.a", array("s.b"))))
                .hasSize(1);
        assertThat(found(UnindexedForeignKey.class, schema(pairOf("s.a"), partial()), collection("s.a", array("s.b"))))
                .hasSize(1);
    }

    @Test
    void levels_cut_rows_off_unless_every_row_is_a_document_too() {
        Embedding three = limited("s.t", 0, 3);
        var onlyTops = new RootCollection("t", T, KEY, holding(three).where("up is null"));

        assertThat(check(tree(), onlyTops)).hasAtLeastOneElementOfType(LevelsCutOff.class);
        assertThat(check(tree(), collection("s.t", three))).doesNotHaveAnyElementsOfTypes(LevelsCutOff.class);
        assertThat(check(tree(), onlyTops, collection("s.t"))).doesNotHaveAnyElementsOfTypes(LevelsCutOff.class);
        assertThat(check(
                        tree(),
                        new RootCollection(
                                "t", T, KEY, holding(limited("s.t", 0, 1)).where("up is null"))))
                .doesNotHaveAnyElementsOfTypes(LevelsCutOff.class);
    }

    @Test
    void fifty_levels_of_arrays_are_as_deep_as_mongodb_goes() {
        assertThat(found(TooDeep.class, tree(), collection("s.t", limited("s.t", 0, 50))))
                .isEmpty();
        Contents deeper = Contents.EVERYTHING.under(Map.of("up", FieldRule.NONE.renamed("a.b")));
        assertThat(found(
                        TooDeep.class,
                        tree(),
                        collection("s.t", limited("s.t", 0, 50).holding(deeper))))
                .containsExactly(new TooDeep("t", 101));
    }

    @Test
    void circles_and_self_references_are_said_of_every_design() {
        Schema schema = schema(
                table("s.a").key("id integer").columns("last integer?").references("s.b", "last"),
                table("s.b").key("id integer").columns("a integer").references("s.a", "a"));

        assertThat(found(Cycle.class, schema, collection("s.a", array("s.b"))))
                .singleElement()
                .satisfies(f ->
                        assertThat(f.advice()).isEqualTo("a_last_fkey stays a reference, which breaks the circle."));
        assertThat(found(SelfReference.class, tree(), collection("s.t"))).hasSize(1);
    }

    private static Schema children(long most, long rows) {
        return schema(
                table("s.a").key("id integer"),
                table("s.b")
                        .key("id integer")
                        .columns("a integer")
                        .size(rows, rows)
                        .references(reference("s.a", "a").children(most, 2.5)));
    }

    private static Schema pair(String... index) {
        TableDraft child = pairOf("s.b").columns("b integer").size(20_000, 1).references("s.a", "x", "y");
        return schema(pairOf("s.a"), index.length == 0 ? child : child.index(index));
    }

    private static TableDraft partial() {
        var part = new Index.Part("x", null, false);
        var other = new Index.Part("y", null, false);
        return table("s.b")
                .key("id integer")
                .columns("x integer", "y integer")
                .size(20_000, 1)
                .references("s.a", "x", "y")
                .index(new Index("some", "btree", List.of(part, other), false, false, "x > 3"));
    }

    private static TableDraft pairOf(String name) {
        return name.equals("s.a")
                ? table(name).key("x integer", "y integer")
                : table(name).key("id integer").columns("x integer", "y integer");
    }

    private static Schema tree() {
        return schema(table("s.t").key("id integer").columns("up integer?").references("s.t", "up"));
    }

    private static Embedding limited(String from, int limit, int levels) {
        TableName name = TableName.parse(from);
        return new EmbeddedArray(name.name(), name, null, new Sort(List.of(), limit), levels, holding());
    }

    private static List<Finding> check(Schema schema, RootCollection... roots) {
        Catalog catalog = schema.catalog();
        var selection =
                new Selection(catalog.tables().stream().map(t -> t.name()).toList());
        var model = new DocumentModel(List.of(roots));
        Planning planning = plan(catalog, selection, model);
        List<Finding> findings = new ArrayList<>(planning.findings());
        new Advice(catalog, selection, findings::add)
                .check(model, planning.plan().map(Plan::collections).orElse(List.of()));
        return findings.stream().distinct().toList();
    }

    private static <T extends Finding> List<T> found(Class<T> kind, Schema schema, RootCollection... roots) {
        return check(schema, roots).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
