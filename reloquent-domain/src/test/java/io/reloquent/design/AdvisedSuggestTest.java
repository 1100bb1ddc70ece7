package io.reloquent.design;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Schema.ReferenceDraft;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Evidence.ArraySize;
import io.reloquent.design.Evidence.ChildCount;
import io.reloquent.design.Evidence.Hinted;
import io.reloquent.design.Evidence.JoiningKey;
import io.reloquent.design.Hint.Apart;
import io.reloquent.design.Hint.Together;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Suggestions with evidence, by hints, under a naming, and of a size.
class AdvisedSuggestTest {

    private static final TableName PARENT = TableName.parse("s.parent");
    private static final TableName CHILD = TableName.parse("s.child");
    private static final long KILOBYTE = 1024;

    @Test
    void the_evidence_is_the_foreign_key_its_children_and_their_bytes() {
        Suggestion child = suggestion(
                suggest(
                        Hints.NONE,
                        parent(),
                        child("p integer")
                                .size(30, 30 * KILOBYTE)
                                .references(reference("s.parent", "p").children(12, 2.5))),
                CHILD);

        assertThat(child.evidence()).hasSize(3);
        assertThat(child.evidence().get(0)).isInstanceOfSatisfying(JoiningKey.class, key -> {
            assertThat(key.foreignKey().name()).isEqualTo("child_p_fkey");
            assertThat(key.sure()).isTrue();
        });
        assertThat(child.evidence().get(1)).isInstanceOfSatisfying(ChildCount.class, count -> {
            assertThat(count.multiplicity()).isEqualTo(Multiplicity.FEW);
            assertThat(count.maximum()).isEqualTo(12);
            assertThat(count.average()).isEqualTo(2.5);
            assertThat(count.basis()).isEqualTo(ChildCount.Basis.MEASURED);
        });
        assertThat(child.evidence().get(2)).isEqualTo(new ArraySize(2560, 12 * KILOBYTE));
    }

    @Test
    void the_classes_begin_where_the_rules_of_thumb_say() {
        assertThat(Stream.of(1L, 200L, 201L, 3_000L, 3_001L).map(Multiplicity::of))
                .containsExactly(
                        Multiplicity.FEW,
                        Multiplicity.FEW,
                        Multiplicity.MANY,
                        Multiplicity.MANY,
                        Multiplicity.ZILLIONS);
    }

    @Test
    void what_was_never_measured_is_estimated_from_the_rows() {
        assertThat(placement(
                        suggest(
                                Hints.NONE,
                                parent().size(2, 1),
                                child("p integer").size(500, 1).references("s.parent", "p")),
                        CHILD))
                .isEqualTo("collection child, because a parent has 250 of its rows on average");
        Suggestion few = suggestion(
                suggest(
                        Hints.NONE,
                        parent().size(2, 1),
                        child("p integer").size(5, 1).references("s.parent", "p")),
                CHILD);
        assertThat(few.evidence())
                .contains(new ChildCount(key(few), Multiplicity.FEW, 3, 2.5, ChildCount.Basis.ROW_COUNTS));
    }

    @Test
    void one_row_for_each_parent_is_known_by_its_key() {
        Suggestion child = suggestion(
                suggest(Hints.NONE, parent(), table("s.child").key("p integer").references("s.parent", "p")), CHILD);

        assertThat(child.evidence().get(1))
                .isEqualTo(new ChildCount(key(child), Multiplicity.ONE, 1, 1, ChildCount.Basis.KEY));
        assertThat(child.evidence()).noneMatch(ArraySize.class::isInstance);
    }

    @Test
    void an_array_that_could_fill_a_quarter_of_a_document_is_a_collection() {
        assertThat(placement(suggest(Hints.NONE, parent(), large(30)), CHILD))
                .isEqualTo("array parent.child, because it belongs to s.parent alone");
        assertThat(placement(suggest(Hints.NONE, parent(), large(50)), CHILD))
                .isEqualTo("collection child, because with it a document of s.parent could reach 4 MB");
    }

    @Test
    void arrays_in_arrays_count_by_their_product_and_the_largest_goes() {
        SuggestedModel suggested = suggest(
                Hints.NONE,
                parent(),
                table("s.child")
                        .key("p integer", "c integer")
                        .size(1_000_000, 1_000_000 * KILOBYTE / 10)
                        .references(reference("s.parent", "p").children(150, 9)),
                table("s.leaf")
                        .key("p integer", "c integer", "l integer")
                        .size(1_000_000, 1_000_000 * KILOBYTE)
                        .references(reference("s.child", "p", "c").children(150, 9)));

        assertThat(placement(suggested, CHILD)).isEqualTo("collection child, because s.leaf points at it");
        assertThat(placement(suggested, TableName.parse("s.leaf")))
                .isEqualTo("collection leaf, because with it a document of s.parent could reach 21 MB");
    }

    @Test
    void rows_that_are_read_together_are_embedded_where_the_rules_keep_them_apart() {
        TableDraft other = table("s.other").key("id integer");
        TableDraft both = child("p integer", "o integer")
                .references(reference("s.parent", "p").children(2_000, 9))
                .references("s.other", "o");
        TableDraft log = table("s.log").key("id integer").columns("c integer?").references("s.child", "c");
        Hints hints = together("s.parent", "s.child");

        Suggestion child = suggestion(suggest(hints, parent(), other, both, log), CHILD);

        assertThat(child.placement()).isEqualTo("array parent.child");
        assertThat(child.because()).isEqualTo("it is read together with s.parent");
        assertThat(child.evidence().get(0))
                .isEqualTo(new Hinted(hints.together().get(0)));
        assertThat(placement(suggest(Hints.NONE, parent(), other, both, log), CHILD))
                .isEqualTo("collection child, because other tables point at it");
    }

    @Test
    void a_hint_that_would_be_wrong_is_not_followed_and_says_why() {
        Hints hints = together("s.child", "s.parent");

        assertThat(unmet(suggest(hints, parent(), child("p integer?").references("s.parent", "p"))))
                .containsExactly("s.child and s.parent are read together and yet kept apart:"
                        + " about s.child it is said that its rows may have no parent.");
        assertThat(unmet(suggest(hints, parent(), child("p integer"))))
                .containsExactly(
                        "s.child and s.parent are read together and yet kept apart: no foreign key joins them.");
        assertThat(unmet(suggest(hints, parent(), large(200))))
                .containsExactly("s.child and s.parent are read together and yet kept apart:"
                        + " about s.child it is said that with it a document of s.parent could reach 19 MB.");
        assertThat(unmet(suggest(hints, parent(), large(150)))).isEmpty();
    }

    @Test
    void a_circle_of_hints_is_broken_at_one_of_them() {
        SuggestedModel suggested = suggest(
                new Hints(
                        List.of(new Together(PARENT, CHILD), new Together(CHILD, TableName.parse("s.third"))),
                        List.of()),
                table("s.parent").key("id integer").references("s.third", "id"),
                table("s.child").key("id integer").references("s.parent", "id"),
                table("s.third").key("id integer").references("s.child", "id"));

        assertThat(placement(suggested, PARENT)).isEqualTo("collection parent, because its owners would form a circle");
        assertThat(placement(suggested, CHILD)).startsWith("document parent.child");
        assertThat(placement(suggested, TableName.parse("s.third"))).startsWith("document parent.child.third");
        assertThat(suggested.findings())
                .singleElement()
                .satisfies(f ->
                        assertThat(f.advice()).isEqualTo("parent_id_fkey stays a reference, which breaks the circle."));
    }

    @Test
    void tables_that_are_apart_are_in_one_document_at_no_depth() {
        TableDraft[] chain = {
            parent(),
            table("s.child").key("id integer", "n integer").references("s.parent", "id"),
            table("s.leaf").key("id integer", "n integer", "l integer").references("s.child", "id", "n")
        };
        Hints direct = new Hints(List.of(), List.of(new Apart(CHILD, PARENT)));
        Hints deep = new Hints(List.of(), List.of(new Apart(PARENT, TableName.parse("s.leaf"))));

        assertThat(placement(suggest(direct, chain), CHILD))
                .isEqualTo("collection child, because it is kept apart from s.parent");
        assertThat(placement(suggest(deep, chain), TableName.parse("s.leaf")))
                .isEqualTo("collection leaf, because it is kept apart from s.parent");
        assertThat(placement(suggest(deep, chain), CHILD)).isEqualTo("collection child, because s.leaf points at it");
    }

    @Test
    void a_table_kept_apart_from_one_of_two_parents_is_no_less_a_table_of_two() {
        Hints hints = new Hints(List.of(), List.of(new Apart(PARENT, CHILD)));

        assertThat(placement(
                        suggest(
                                hints,
                                parent(),
                                table("s.other").key("id integer"),
                                child("p integer", "o integer")
                                        .references("s.parent", "p")
                                        .references("s.other", "o")),
                        CHILD))
                .isEqualTo("collection child, because it belongs to several tables equally");
    }

    @Test
    void two_tables_cannot_be_both_together_and_apart_nor_a_table_with_itself() {
        assertThatThrownBy(() -> new Hints(List.of(new Together(PARENT, CHILD)), List.of(new Apart(CHILD, PARENT))))
                .hasMessage("s.parent and s.child cannot be both together and apart");
        assertThatThrownBy(() -> new Apart(CHILD, CHILD)).hasMessage("a hint is about two tables, and s.child is one");
    }

    @Test
    void a_naming_is_followed_by_collections_and_fields_of_embedded_rows() {
        DocumentModel model = suggest(
                        Naming.CAMEL_CASE,
                        TypeChoices.NONE,
                        table("s.sales_orders").key("id integer"),
                        table("s.order_line_items")
                                .key("id integer")
                                .columns("o integer")
                                .references("s.sales_orders", "o"))
                .model();

        assertThat(model.naming()).isEqualTo(Naming.CAMEL_CASE);
        assertThat(model.collections().get(0).name()).isEqualTo("salesOrders");
        assertThat(model.collections().get(0).contents().embed().get(0).field()).isEqualTo("orderLineItems");
    }

    @Test
    void columns_that_a_naming_would_call_the_same_get_names_of_their_own() {
        DocumentModel model = suggest(
                        Naming.CAMEL_CASE,
                        TypeChoices.NONE,
                        table("s.t").key("id integer").columns("full_name text", "fullName text", "$full_name text"))
                .model();

        assertThat(model.collections().get(0).contents().rules())
                .isEqualTo(Map.of(
                        "fullName", FieldRule.NONE.renamed("fullName_2"),
                        "$full_name", FieldRule.NONE.renamed("fullName_3")));
    }

    @Test
    void a_key_is_kept_as_text_by_what_its_type_becomes_and_not_by_its_name() {
        TableDraft visits = table("s.visits").key("at timestamptz", "no integer");

        assertThat(rules(TypeChoices.NONE, visits)).isEqualTo(Map.of("at", FieldRule.NONE.as(BsonType.STRING)));
        assertThat(rules(new TypeChoices(Map.of("timestamptz", BsonType.STRING)), visits))
                .isEmpty();
    }

    @Test
    void a_key_that_no_type_makes_an_id_gets_one_made_of_it() {
        RootCollection root = suggest(
                        Naming.ORIGINAL, TypeChoices.NONE, table("s.t").key("k text[]", "$n integer"))
                .model()
                .collections()
                .get(0);

        assertThat(root.id()).isEqualTo(new DocumentId.Generated());
        assertThat(root.contents().rules()).isEqualTo(Map.of("$n", FieldRule.NONE.renamed("n")));
    }

    @Test
    void a_foreign_key_of_the_same_name_in_two_tables_goes_by_its_table_too() {
        SuggestedModel suggested = suggest(
                together("s.parent", "s.child"),
                parent().columns("c integer?")
                        .references(reference("s.child", "c").named("fk")),
                table("s.child")
                        .key("id integer")
                        .references(reference("s.parent", "id").named("fk")));

        Embedding embedded =
                suggested.model().collections().get(0).contents().embed().get(0);
        assertThat(embedded.via()).isEqualTo("s.child.fk");
    }

    @Test
    void a_chain_of_ten_thousand_owners_comes_to_an_end() {
        List<TableDraft> chain = new ArrayList<>(List.of(table("s.t00000").key("id integer")));
        for (int i = 1; i < 10_000; i++) {
            chain.add(table("s.t%05d".formatted(i))
                    .key("id integer")
                    .references(reference("s.t%05d".formatted(i - 1), "id").to("id")));
        }

        DocumentModel model =
                suggest(Hints.NONE, chain.toArray(TableDraft[]::new)).model();

        assertThat(model.tables().size()).isEqualTo(10_000);
        assertThat(suggest(Hints.NONE, chain.subList(0, Settlement.DEEPEST + 1).toArray(TableDraft[]::new))
                        .model()
                        .collections())
                .hasSize(1);
        assertThat(suggest(Hints.NONE, chain.subList(0, Settlement.DEEPEST + 2).toArray(TableDraft[]::new))
                        .reasons()
                        .get(Settlement.DEEPEST + 1)
                        .because())
                .isEqualTo("documents would nest deeper than anyone reads");
    }

    private static Map<String, FieldRule> rules(TypeChoices types, TableDraft table) {
        return suggest(Naming.ORIGINAL, types, table)
                .model()
                .collections()
                .get(0)
                .contents()
                .rules();
    }

    private static TableDraft parent() {
        return table("s.parent").key("id integer");
    }

    private static TableDraft child(String... columns) {
        return table("s.child").key("id integer").columns(columns);
    }

    /// Children of 100 kB, the most of one parent as many as this.
    private static TableDraft large(long most) {
        ReferenceDraft reference = reference("s.parent", "p").children(most, 1);
        return child("p integer").size(1_000, 100_000 * KILOBYTE).references(reference);
    }

    private static Hints together(String one, String other) {
        return new Hints(List.of(new Together(TableName.parse(one), TableName.parse(other))), List.of());
    }

    private static SuggestedModel suggest(Hints hints, TableDraft... tables) {
        Catalog catalog = schema(tables).catalog();
        return Suggest.model(catalog, Selection.everything(catalog), TypeChoices.NONE, hints, Naming.ORIGINAL);
    }

    private static SuggestedModel suggest(Naming naming, TypeChoices types, TableDraft... tables) {
        Catalog catalog = schema(tables).catalog();
        return Suggest.model(catalog, Selection.everything(catalog), types, Hints.NONE, naming);
    }

    private static Suggestion suggestion(SuggestedModel suggested, TableName table) {
        return suggested.reasons().stream()
                .filter(reason -> reason.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static String placement(SuggestedModel suggested, TableName table) {
        Suggestion suggestion = suggestion(suggested, table);
        return suggestion.placement() + ", because " + suggestion.because();
    }

    private static ForeignKey key(Suggestion suggestion) {
        return ((JoiningKey) suggestion.evidence().get(0)).foreignKey();
    }

    private static Stream<String> unmet(SuggestedModel suggested) {
        return suggested.findings().stream()
                .filter(RelationshipFinding.HintNotFollowed.class::isInstance)
                .map(Finding::message);
    }
}
