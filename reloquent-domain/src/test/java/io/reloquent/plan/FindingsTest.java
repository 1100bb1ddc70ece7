package io.reloquent.plan;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static io.reloquent.plan.Models.array;
import static io.reloquent.plan.Models.arrayBy;
import static io.reloquent.plan.Models.collection;
import static io.reloquent.plan.Models.document;
import static io.reloquent.plan.Models.plan;
import static io.reloquent.plan.Models.renamed;
import static io.reloquent.plan.Models.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Finding;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.selection.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the planner finds, word for word.
class FindingsTest {

    private static final DocumentId KEY = new DocumentId.TableKey();
    private static final Schema SHOP = schema(
            orders(), table("s.items").key("id integer").columns("o integer").references("s.orders", "o"));

    @Test
    void a_table_that_is_not_there() {
        finds(
                plan(orders(), collection("s.orders"), collection("s.nothing"), collection("t.ORDERS")),
                "ERROR nothing | There is no table s.nothing in the source."
                        + " | Check the name, or run 'reloquent discover' again if it is new.",
                "ERROR ORDERS | There is no table t.ORDERS in the source. | Did you mean s.orders?");
    }

    @Test
    void a_table_that_is_not_selected_and_one_that_is_not_used() {
        Catalog catalog = SHOP.catalog();
        var selection = new Selection(List.of(TableName.parse("s.items")));
        var model = new DocumentModel(List.of(collection("s.orders")));

        finds(
                Models.plan(catalog, selection, model),
                "ERROR orders | s.orders is used here but not selected."
                        + " | Add it with 'reloquent select', or take it out of the mapping.",
                "WARNING s.items | s.items is selected but appears nowhere in the mapping: its rows will not be migrated."
                        + " | Make it a collection or embed it, or take it out of the selection.");
    }

    @Test
    void a_reference_to_a_table_that_is_not_selected() {
        var selection = new Selection(List.of(TableName.parse("s.items")));
        var model = new DocumentModel(List.of(collection("s.items")));

        finds(
                Models.plan(SHOP.catalog(), selection, model),
                "WARNING s.items | s.items (o) points at s.orders, which is not selected."
                        + " | Select s.orders too, or accept references that point at nothing.");
    }

    @Test
    void columns_that_are_not_there_in_rules_lists_and_orders() {
        var contents = with("rule", renamed("x")).keeping(List.of("id", "keep"));
        String advice = " | Its columns are id, note.";

        finds(
                plan(orders(), collection("s.orders", KEY, contents)),
                "ERROR orders | s.orders has no column rule." + advice,
                "ERROR orders | s.orders has no column keep." + advice);
        finds(
                plan(SHOP, collection("s.orders", arrayBy("s.items", List.of(new Order("when", false))))),
                "ERROR orders.items | s.items has no column when. | Its columns are id, o.");
    }

    @Test
    void tables_that_nothing_joins() {
        finds(
                plan(schema(orders(), table("s.other").key("id integer")), collection("s.orders", array("s.other"))),
                "ERROR orders.other | No foreign key joins s.other to s.orders in the direction this embedding needs."
                        + " | An array needs a foreign key from s.other to s.orders; a document also takes one the other"
                        + " way. Embed it elsewhere, or make it a collection.");
    }

    @Test
    void tables_that_two_foreign_keys_join() {
        Schema schema = schema(
                orders(),
                table("s.items")
                        .key("id integer")
                        .columns("a integer", "b integer")
                        .references("s.orders", "a")
                        .references("s.orders", "b"));

        finds(
                plan(schema, collection("s.orders", array("s.items"))),
                "ERROR orders.items | Several foreign keys join s.items to s.orders."
                        + " | Say which with 'via: items_a_fkey' or 'via: items_b_fkey'.");
    }

    @Test
    void a_document_of_several_rows() {
        finds(
                plan(SHOP, collection("s.orders", document("s.items"))),
                "ERROR orders.items | s.items can have several rows for one row of s.orders, and there is place for one."
                        + " | Embed it with 'array:' instead.");
    }

    @Test
    void a_table_without_a_key_is_said_once() {
        String advice = " | Say 'id: content' to make _id from a hash of the row, or embed the table in another.";

        finds(
                plan(table("s.log").columns("line text"), collection("s.log")),
                "ERROR log | s.log has no primary key and no unique key that is never null." + advice);
        finds(
                plan(table("s.log").columns("line text?").unique("line"), collection("s.log")),
                "ERROR log | s.log has no primary key and no unique key that is never null." + advice);
        finds(
                plan(table("s.nothing"), collection("s.nothing")),
                "ERROR nothing | s.nothing has no primary key and no unique key that is never null." + advice);
    }

    @Test
    void an_array_without_a_key_that_holds_arrays() {
        Schema schema = schema(
                orders(),
                table("s.items")
                        .columns("o integer", "code integer?")
                        .unique("code")
                        .references("s.orders", "o"),
                table("s.parts")
                        .key("id integer")
                        .columns("c integer")
                        .references(reference("s.items", "c").to("code")));

        finds(
                plan(schema, collection("s.orders", array("s.items", array("s.parts")))),
                "ERROR orders.items | s.items has no primary key and no unique key that is never null."
                        + " | Say 'id: content' to make _id from a hash of the row, or embed the table in another.");
    }

    @Test
    void an_id_from_content_and_an_array_under_it() {
        var content = new DocumentId.Content();

        finds(
                plan(table("s.log").columns("line text"), collection("s.log", content, Contents.EVERYTHING)),
                "NOTE log | s.log has no key: _id is a hash of the row and a number that tells equal rows apart."
                        + " | Nothing, unless you can add a key to the table.");
        finds(
                plan(SHOP, collection("s.orders", content, Models.holding(array("s.items")))),
                "NOTE orders | s.orders has no key: _id is a hash of the row and a number that tells equal rows apart."
                        + " | Nothing, unless you can add a key to the table.",
                "ERROR orders.items | Rows of s.items cannot find their document: its _id is a hash and not a key."
                        + " | Make s.items a collection of its own, or give the document a key with 'id:'.");
    }

    @Test
    void an_id_that_is_no_key_is_said_once() {
        String advice = " | Name the columns of a primary key or of a unique constraint over NOT NULL columns.";
        TableDraft table = table("s.t").columns("a integer", "b integer?").unique("b");

        for (List<String> columns : List.of(List.of("a"), List.of("b"), List.of("a", "b"))) {
            finds(
                    plan(table, collection("s.t", new DocumentId.Columns(columns), Contents.EVERYTHING)),
                    "ERROR t | " + String.join(", ", columns)
                            + " in s.t is not a unique key that is never null, so it cannot be the _id." + advice);
        }
    }

    @Test
    void two_fields_of_one_name() {
        finds(plan(SHOP, collection("s.orders", KEY, with("note", renamed("a.b"))), collection("s.items")));
        finds(
                plan(
                        schema(orders().columns("a text", "b text")),
                        collection("s.orders", KEY, with("b", renamed("a.c")))),
                "ERROR orders | Two fields would be called 'a'. | Rename or exclude one of them.");
        finds(
                plan(
                        schema(orders().columns("a text", "b text")),
                        collection("s.orders", KEY, with("b", renamed("note")))),
                "ERROR orders | Two fields would be called 'note'. | Rename or exclude one of them.");
    }

    @Test
    void names_that_mongodb_does_not_take() {
        String advice = " | Give it another name with 'rename:'.";
        finds(
                plan(schema(orders().columns("$x text")), collection("s.orders", KEY, with("note", renamed("a..b")))),
                "ERROR orders.a | '.b' cannot be a field name: a name cannot be empty." + advice,
                "ERROR orders | '$x' cannot be a field name: MongoDB reads names that start with $ as operators."
                        + advice);
        finds(
                plan(orders(), collection("s.orders", KEY, with("note", renamed("_id")))),
                "ERROR orders | '_id' cannot be a field name: _id is made from the key." + advice);
        finds(
                plan(orders(), collection("s.orders", KEY, with("note", renamed("a\0")))),
                "ERROR orders | 'a\0' cannot be a field name: a name cannot hold a zero byte." + advice);
        finds(
                plan(table("s.t").key("$x integer", "b integer"), collection("s.t")),
                "ERROR t | '_id.$x' cannot be a field name: MongoDB reads names that start with $ as operators."
                        + advice);
        for (String name : List.of("a$b", "system.users", ".a")) {
            finds(
                    plan(table("s.\"" + name + "\"").key("id integer"), collection("s.\"" + name + "\"")),
                    "ERROR " + name + " | '" + name
                            + "' cannot be a field name: MongoDB does not take it for a collection." + advice);
        }
    }

    @Test
    void two_collections_of_one_name() {
        finds(
                plan(
                        schema(orders(), table("t.orders").key("id integer")),
                        collection("s.orders"),
                        collection("t.orders")),
                "ERROR orders | Two collections are called 'orders'. | Give one of them another name.");
    }

    @Test
    void a_type_that_is_not_possible() {
        finds(
                plan(orders(), collection("s.orders", KEY, with("note", FieldRule.NONE.as(BsonType.BINARY)))),
                "ERROR orders | note is text and cannot become binary."
                        + " | Leave 'type:' out for the default, or say 'type: string' for its text.");
    }

    @Test
    void a_choice_for_a_type_that_is_not_possible_is_said_once() {
        var choices = new TypeChoices(Map.of("integer", BsonType.UUID));
        var model = new DocumentModel(List.of(collection("s.orders")));
        Catalog catalog = schema(orders().columns("more integer")).catalog();
        var blueprint = new Blueprint(catalog, Selection.everything(catalog), choices, model);
        Planning planning = Planner.plan(blueprint, Models.NO_SYNTAX, "source", "target");

        assertThat(planning.errors().stream().distinct())
                .containsExactly(new FieldFinding.ChoiceNotPossible("type-mapping.yaml", "integer", BsonType.UUID));
    }

    @Test
    void a_loss_is_declared_unless_text_was_asked_for() {
        Schema schema = schema(orders().columns("at timestamptz"));

        finds(
                plan(schema, collection("s.orders")),
                "NOTE orders | at: a date holds milliseconds; microseconds are cut off and counted."
                        + " | Say 'type: string' for this column to keep the exact text.");
        finds(plan(schema, collection("s.orders", KEY, with("at", FieldRule.NONE.as(BsonType.STRING)))));
        finds(plan(schema, collection("s.orders", KEY, with("at", FieldRule.NONE.excluded()))));
    }

    @Test
    void a_document_that_could_grow_too_large_names_its_largest_part() {
        Schema schema = schema(
                orders(),
                table("s.items")
                        .key("id integer")
                        .columns("o integer")
                        .size(40_000, 40L << 20)
                        .index("o")
                        .references(reference("s.orders", "o").children(40_000, 3)));

        finds(
                plan(schema, collection("s.orders", array("s.items"))),
                "WARNING orders | A document could reach 40 MB; MongoDB stops at 16 MB. Most of it is s.items."
                        + " | Keep s.items as a collection of its own that references this one.",
                "WARNING orders.items | One of these arrays would hold 40,000 rows of s.items (3.0 on average), and nothing"
                        + " bounds it. | Say 'limit:' to keep the first of them, or make s.items a collection of its own.");
    }

    @Test
    void a_key_that_a_document_would_not_hold_exactly() {
        Schema schema = schema(table("s.t").key("at timestamptz", "k integer[]", "ms timestamp(3)"));

        assertThat(plan(schema, collection("s.t")).errors().stream().map(f -> f.message() + " " + f.advice()))
                .containsExactly(
                        "at cannot be part of _id: a date holds milliseconds; microseconds are cut off and counted."
                                + " Say 'type: string' for this column, or choose another key with 'id:'.",
                        "k cannot be part of _id: MongoDB takes no array for an _id."
                                + " Say 'type: string' for this column, or choose another key with 'id:'.");
    }

    @Test
    void a_foreign_key_that_the_source_never_checked() {
        Schema schema = schema(
                table("s.p").key("id integer"),
                table("s.c")
                        .key("n integer")
                        .columns("p integer")
                        .references(reference("s.p", "p").notValidated()));

        assertThat(plan(schema, collection("s.p", array("s.c"))).findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("The source never checked"));
    }

    @Test
    void a_table_that_documents_only_point_at() {
        Schema schema = schema(
                table("s.p").key("id integer"),
                table("s.c").key("n integer").columns("p integer").references("s.p", "p"));

        assertThat(plan(schema, collection("s.c", document("s.p"))).findings())
                .extracting(Finding::message)
                .contains("Of s.p only the rows that a document points at are migrated.");
    }

    @Test
    void rows_that_come_from_heirs() {
        Schema schema = schema(orders(), table("s.old").columns("id integer").inherits("s.orders"));

        finds(
                plan(schema, collection("s.orders")),
                "WARNING s.old | s.old is selected but appears nowhere in the mapping: its rows will not be migrated."
                        + " | Make it a collection or embed it, or take it out of the selection.",
                "WARNING orders | s.orders is read together with the rows of the tables that inherit from it (s.old),"
                        + " without columns that only those have."
                        + " | Leave those tables out of the mapping, or their rows arrive twice.");
    }

    @Test
    void a_name_with_a_dot_is_written_with_another_dot_in_keys_too() {
        finds(
                plan(table("s.t").key("a.b integer", "c integer").columns("d.e text"), collection("s.t")),
                "NOTE t | Column a.b becomes field a\uff0eb: a dot would read as a path."
                        + " | Choose another name with 'rename:' if you like.",
                "NOTE t | Column d.e becomes field d\uff0ee: a dot would read as a path."
                        + " | Choose another name with 'rename:' if you like.");
    }

    @Test
    void rows_that_may_have_no_owner() {
        Schema schema = schema(
                orders(),
                table("s.items").key("id integer").columns("o integer?").references("s.orders", "o"));

        finds(
                plan(schema, collection("s.orders", array("s.items"))),
                "WARNING orders.items | Rows of s.items whose link to their document is null belong to none:"
                        + " they will not be migrated. | Make s.items a collection of its own if those rows matter.");
    }

    @Test
    void a_design_without_trouble_has_a_plan_and_one_with_trouble_has_none() {
        assertThat(plan(SHOP, collection("s.orders", array("s.items"))).plan()).isPresent();
        assertThat(plan(SHOP, collection("s.orders", document("s.items"))).plan())
                .isEmpty();
    }

    private static TableDraft orders() {
        return table("s.orders").key("id integer").columns("note text");
    }

    private static void finds(Planning planning, String... expected) {
        assertThat(planning.findings().stream()
                        .map(f -> f.severity() + " " + f.place() + " | " + f.message() + " | " + f.advice()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(expected));
        assertThat(planning.errors()).allMatch(f -> f.severity() == Finding.Severity.ERROR);
    }
}
