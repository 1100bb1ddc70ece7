package io.reloquent.design;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.selection.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestTest {

    @Test
    void a_table_that_points_at_no_other_is_a_collection() {
        says(
                suggest(table("shop.customers").key("id integer")),
                "shop.customers: collection customers, because it points at no other table");
    }

    @Test
    void a_leaf_with_one_parent_is_an_array_in_it() {
        says(
                suggest(
                        table("shop.customers").key("id integer"),
                        table("shop.addresses")
                                .key("id integer")
                                .columns("customer integer")
                                .references("shop.customers", "customer")),
                "shop.customers: collection customers, because it points at no other table",
                "shop.addresses: array customers.addresses, because it belongs to shop.customers alone");
    }

    @Test
    void a_key_that_holds_the_parents_key_makes_an_array_even_if_others_are_pointed_at() {
        says(
                suggest(
                        table("shop.orders").key("id integer"),
                        table("shop.products").key("id integer"),
                        table("shop.order_items")
                                .key("order_id integer", "line integer")
                                .columns("product integer")
                                .references("shop.orders", "order_id")
                                .references("shop.products", "product")),
                "shop.orders: collection orders, because it points at no other table",
                "shop.order_items: array orders.items, because its key holds the key of shop.orders",
                "shop.products: collection products, because it points at no other table");
    }

    @Test
    void identifying_chains_nest_as_deep_as_they_go() {
        says(
                suggest(
                        table("s.a").key("a integer"),
                        table("s.b").key("a integer", "b integer").references("s.a", "a"),
                        table("s.c").key("a integer", "b integer", "c integer").references("s.b", "a", "b"),
                        table("s.d")
                                .key("a integer", "b integer", "c integer", "d integer")
                                .references("s.c", "a", "b", "c")),
                "s.a: collection a, because it points at no other table",
                "s.b: array a.b, because its key holds the key of s.a",
                "s.c: array a.b.c, because its key holds the key of s.b",
                "s.d: array a.b.c.d, because its key holds the key of s.c");
    }

    @Test
    void a_join_table_goes_to_the_side_that_has_fewer_of_its_rows() {
        says(
                suggest(
                        table("s.films").key("id integer"),
                        table("s.actors").key("id integer"),
                        table("s.film_actors")
                                .key("film integer", "actor integer")
                                .references(reference("s.films", "film").children(9, 5.5))
                                .references(reference("s.actors", "actor").children(900, 27))),
                "s.actors: collection actors, because it points at no other table",
                "s.films: collection films, because it points at no other table",
                "s.film_actors: array films.actors, because it joins two tables, and s.films has fewer of its rows each");
    }

    @Test
    void a_join_table_that_others_point_at_is_a_collection() {
        says(
                suggest(
                        table("s.a").key("id integer"),
                        table("s.b").key("id integer"),
                        table("s.ab")
                                .key("a integer", "b integer")
                                .references("s.a", "a")
                                .references("s.b", "b"),
                        table("s.log")
                                .key("id integer")
                                .columns("a integer?", "b integer?")
                                .references("s.ab", "a", "b")),
                "s.a: collection a, because it points at no other table",
                "s.ab: collection ab, because it joins two tables and others point at it",
                "s.b: collection b, because it points at no other table",
                "s.log: collection log, because its rows may have no parent");
    }

    @Test
    void a_foreign_key_that_may_be_null_never_embeds() {
        says(
                suggest(parent(), child("parent integer?").references("s.parent", "parent")),
                "s.child: collection child, because its rows may have no parent",
                "s.parent: collection parent, because it points at no other table");
    }

    @Test
    void a_foreign_key_that_was_not_validated_never_embeds() {
        says(
                suggest(
                        parent(),
                        child("parent integer")
                                .references(reference("s.parent", "parent").notValidated())),
                "s.child: collection child, because its rows may have no parent",
                "s.parent: collection parent, because it points at no other table");
    }

    @Test
    void a_leaf_of_several_parents_goes_to_the_one_it_is_deleted_with() {
        says(
                suggest(
                        parent(),
                        table("s.other").key("id integer"),
                        child("parent integer", "other integer")
                                .references(reference("s.parent", "parent").cascading())
                                .references("s.other", "other")),
                "s.other: collection other, because it points at no other table",
                "s.parent: collection parent, because it points at no other table",
                "s.child: array parent.child, because it is deleted together with its s.parent");
    }

    @Test
    void a_leaf_of_several_equal_parents_is_a_collection() {
        says(
                suggest(
                        parent(),
                        table("s.other").key("id integer"),
                        child("parent integer", "other integer")
                                .references("s.parent", "parent")
                                .references("s.other", "other")),
                "s.child: collection child, because it belongs to several tables equally",
                "s.other: collection other, because it points at no other table",
                "s.parent: collection parent, because it points at no other table");
    }

    @Test
    void only_selected_tables_count_as_pointing_at_it() {
        Catalog catalog = schema(
                        parent(),
                        child("parent integer").references("s.parent", "parent"),
                        table("s.log")
                                .key("id integer")
                                .columns("child integer?")
                                .references("s.child", "child"))
                .catalog();

        says(
                suggest(catalog, new Selection(List.of(TableName.parse("s.child"), TableName.parse("s.parent")))),
                "s.parent: collection parent, because it points at no other table",
                "s.child: array parent.child, because it belongs to s.parent alone");
    }

    @Test
    void a_table_that_others_point_at_is_a_collection() {
        says(
                suggest(
                        parent(),
                        child("parent integer").references("s.parent", "parent"),
                        table("s.leaf")
                                .key("id integer")
                                .columns("child integer?")
                                .references("s.child", "child")),
                "s.child: collection child, because other tables point at it",
                "s.leaf: collection leaf, because its rows may have no parent",
                "s.parent: collection parent, because it points at no other table");
    }

    @Test
    void an_identified_table_that_an_outsider_points_at_is_a_collection() {
        says(
                suggest(
                        table("s.a").key("a integer"),
                        table("s.b").key("a integer", "b integer").references("s.a", "a"),
                        table("s.z")
                                .key("id integer")
                                .columns("a integer?", "b integer?")
                                .references("s.b", "a", "b")),
                "s.a: collection a, because it points at no other table",
                "s.b: collection b, because s.z points at it",
                "s.z: collection z, because its rows may have no parent");
    }

    @Test
    void more_than_a_couple_of_hundred_children_of_one_parent_are_a_collection() {
        says(
                suggest(
                        parent(),
                        child("parent integer")
                                .references(reference("s.parent", "parent").children(201, 2))),
                "s.child: collection child, because one parent has 201 of its rows",
                "s.parent: collection parent, because it points at no other table");
        says(
                suggest(
                        parent(),
                        child("parent integer")
                                .references(reference("s.parent", "parent").children(200, 2))),
                "s.parent: collection parent, because it points at no other table",
                "s.child: array parent.child, because it belongs to s.parent alone");
    }

    @Test
    void one_row_for_each_parent_is_a_document_and_not_an_array() {
        says(
                suggest(
                        table("s.customers").key("id integer"),
                        table("s.profiles").key("customer integer").references("s.customers", "customer")),
                "s.customers: collection customers, because it points at no other table",
                "s.profiles: document customers.profile, because its key holds the key of s.customers");
    }

    @Test
    void a_self_reference_stays_a_field() {
        says(
                suggest(table("s.staff")
                        .key("id integer")
                        .columns("boss integer?", "twin integer")
                        .references("s.staff", "boss")
                        .references("s.staff", "twin")),
                "s.staff: collection staff, because it points at no other table");
    }

    @Test
    void a_circle_of_two_stays_references_and_is_reported() {
        SuggestedModel suggested = suggest(
                table("s.a").key("id integer").columns("b integer").references("s.b", "b"),
                table("s.b").key("id integer").columns("a integer").references("s.a", "a"));

        says(
                suggested,
                "s.a: collection a, because other tables point at it",
                "s.b: collection b, because other tables point at it");
        assertThat(suggested.findings().stream().map(f -> f.message() + " " + f.advice()))
                .containsExactly("These tables point at each other in a circle:"
                        + " s.a -> s.b (a_b_fkey) -> s.a (b_a_fkey)."
                        + " None of these foreign keys is embedded: all of them stay references, which is safe.");
    }

    @Test
    void a_circle_of_three_owners_falls_apart_into_collections() {
        SuggestedModel suggested = suggest(
                table("s.a").key("id integer").references("s.c", "id"),
                table("s.b").key("id integer").references("s.a", "id"),
                table("s.c").key("id integer").references("s.b", "id"));

        says(
                suggested,
                "s.a: collection a, because its owners would form a circle",
                "s.b: collection b, because s.c points at it",
                "s.c: collection c, because s.a points at it");
        assertThat(suggested.findings().stream().map(Finding::message))
                .containsExactly("These tables point at each other in a circle:"
                        + " s.a -> s.c (a_id_fkey) -> s.b (c_id_fkey) -> s.a (b_id_fkey).");
    }

    @Test
    void the_foreign_key_is_named_only_where_it_is_not_clear() {
        SuggestedModel suggested = suggest(
                parent(),
                child("parent integer", "step integer?")
                        .references(
                                reference("s.parent", "parent").named("real").cascading())
                        .references(reference("s.parent", "step").named("step")));

        assertThat(embeddings(suggested).get(0).via()).isEqualTo("real");
    }

    @Test
    void a_parent_whose_rows_no_key_tells_apart_holds_no_arrays() {
        says(
                suggest(
                        table("s.parent").columns("code integer?").unique("code"),
                        child("parent integer")
                                .references(reference("s.parent", "parent").to("code"))),
                "s.child: collection child, because no key tells the rows of s.parent apart",
                "s.parent: collection parent, because it points at no other table");
    }

    @Test
    void a_table_without_a_key_gets_its_id_from_its_content() {
        assertThat(suggest(table("s.log").columns("line text"))
                        .model()
                        .collections()
                        .get(0)
                        .id())
                .isEqualTo(new DocumentId.Content());
    }

    @Test
    void tables_that_are_not_selected_are_not_there() {
        Catalog catalog = schema(parent(), child("parent integer").references("s.parent", "parent"))
                .catalog();

        says(
                suggest(catalog, new Selection(List.of(TableName.parse("s.child")))),
                "s.child: collection child, because it points at no other table");
    }

    @Test
    void tables_of_one_name_in_several_schemas_get_collections_of_different_names() {
        SuggestedModel suggested = suggest(
                table("a.b_x").key("id integer"),
                table("a.x").key("id integer"),
                table("b.x").key("id integer"),
                table("c.x").key("id integer"));

        assertThat(suggested.model().collections().stream().map(RootCollection::name))
                .containsExactly("b_x", "x", "b_x_2", "c_x");
    }

    @Test
    void a_field_of_children_steps_aside_for_a_column_and_for_other_children() {
        SuggestedModel suggested = suggest(
                table("s.orders").key("id integer").columns("items text"),
                table("s.items").key("id integer").columns("o integer").references("s.orders", "o"),
                table("s.order_items").key("id integer").columns("o integer").references("s.orders", "o"));

        assertThat(embeddings(suggested).stream().map(Embedding::field)).containsExactly("items_2", "items_3");
    }

    @Test
    void columns_that_mongodb_would_not_take_get_free_names() {
        SuggestedModel suggested =
                suggest(table("s.t").key("pk integer").columns("_id text", "id text", "$x text", "x text", "$ text"));

        assertThat(renames(suggested.model().collections().get(0).contents()))
                .containsExactly("_id to id_2", "$x to x_2", "$ to dollar");
    }

    @Test
    void a_key_called_underscore_id_keeps_its_name_at_the_root_and_gets_another_inside() {
        SuggestedModel suggested = suggest(
                table("s.parent").key("_id integer"),
                table("s.child").key("_id integer").columns("p integer").references("s.parent", "p"));

        assertThat(renames(suggested.model().collections().get(0).contents())).isEmpty();
        assertThat(renames(embeddings(suggested).get(0).contents())).containsExactly("_id to id");
    }

    private static TableDraft parent() {
        return table("s.parent").key("id integer");
    }

    private static TableDraft child(String... columns) {
        return table("s.child").key("id integer").columns(columns);
    }

    private static SuggestedModel suggest(TableDraft... tables) {
        Catalog catalog = schema(tables).catalog();
        return suggest(catalog, Selection.everything(catalog));
    }

    private static SuggestedModel suggest(Catalog catalog, Selection selection) {
        return Suggest.model(catalog, selection, TypeChoices.NONE, Hints.NONE, Naming.ORIGINAL);
    }

    private static List<Embedding> embeddings(SuggestedModel suggested) {
        return suggested.model().collections().stream()
                .flatMap(root -> root.contents().embed().stream())
                .toList();
    }

    private static Stream<String> renames(Contents contents) {
        return contents.rules().entrySet().stream()
                .map(rule -> rule.getKey() + " to " + rule.getValue().rename());
    }

    private static void says(SuggestedModel suggested, String... expected) {
        assertThat(suggested.reasons().stream()
                        .map(reason -> reason.table() + ": " + reason.placement() + ", because " + reason.because()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(expected));
    }
}
