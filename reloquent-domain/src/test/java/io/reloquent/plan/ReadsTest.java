package io.reloquent.plan;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static io.reloquent.plan.Models.array;
import static io.reloquent.plan.Models.arrayBy;
import static io.reloquent.plan.Models.collection;
import static io.reloquent.plan.Models.document;
import static io.reloquent.plan.Models.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How rows are read: `customers.orders: t0.customer | t0.id` is a path and, after the bar, a row's own key. A key
/// part is followed by its cast and its kind unless that is INTEGER; a minus sign stands for descending.
class ReadsTest {

    private static final TableDraft CUSTOMERS =
            table("s.customers").key("id integer").columns("name text");

    @Test
    void one_table_is_read_by_its_key() {
        assertThat(reads(plan(CUSTOMERS, collection("s.customers")))).containsExactly("customers: | t0.id");
    }

    @Test
    void children_that_hold_their_parents_key_need_no_join() {
        Schema schema = schema(CUSTOMERS, orders("integer"));

        assertThat(reads(plan(schema, collection("s.customers", array("s.orders")))))
                .containsExactly("customers: | t0.id", "customers.orders: t0.customer | t0.id");
    }

    @Test
    void grandchildren_that_hold_the_roots_key_need_no_join() {
        Schema schema = schema(
                table("s.a").key("a integer"),
                table("s.b").key("a integer", "b integer").references("s.a", "a"),
                table("s.c").key("a integer", "b integer", "c integer").references("s.b", "a", "b"));

        assertThat(reads(plan(schema, collection("s.a", array("s.b", array("s.c"))))))
                .containsExactly("a: | t0.a", "a.b: t0.a | t0.a t0.b", "a.b.c: t0.a t0.a t0.b | t0.a t0.b t0.c");
    }

    @Test
    void grandchildren_that_do_not_hold_it_are_joined_to_their_parents() {
        Schema schema = schema(CUSTOMERS, orders("integer"), items());

        assertThat(reads(plan(schema, collection("s.customers", array("s.orders", array("s.items"))))))
                .contains("customers.orders.items: t1.customer t1.id | t0.id join s.orders on id = t0.o");
    }

    @Test
    void children_of_rows_in_an_order_of_their_own_take_that_order_from_a_join() {
        Schema schema = schema(CUSTOMERS, orders("integer"), items());
        List<Order> newestFirst = List.of(new Order("at", true));

        assertThat(reads(plan(schema, collection("s.customers", arrayBy("s.orders", newestFirst, array("s.items"))))))
                .contains(
                        "customers.orders: t0.customer | -t0.at DATE t0.id",
                        "customers.orders.items: t1.customer -t1.at DATE t1.id | t0.id join s.orders on id = t0.o");
    }

    @Test
    void an_array_under_a_joined_document_is_read_once_for_each_row_that_points_there() {
        Schema schema = schema(
                table("s.orders").key("id integer").columns("p integer?").references("s.products", "p"),
                table("s.products").key("id integer"),
                table("s.reviews").key("id integer").columns("p integer").references("s.products", "p"));
        Planning planning = plan(schema, collection("s.orders", document("s.products", array("s.reviews"))));

        assertThat(reads(planning))
                .containsExactly(
                        "orders: | t0.id optional s.products on id = t0.p",
                        "orders.products.reviews: t1.id | t0.id join s.orders on p = t0.p");
        assertThat(nest(planning).countable()).hasSize(1);
        assertThat(nest(planning).reads()).hasSize(2);
    }

    @Test
    void an_array_under_the_one_row_that_points_here_goes_through_it() {
        Schema schema = schema(
                CUSTOMERS,
                table("s.profiles").key("c integer").references("s.customers", "c"),
                table("s.photos").key("id integer").columns("c integer").references("s.profiles", "c"));

        assertThat(reads(plan(schema, collection("s.customers", document("s.profiles", array("s.photos"))))))
                .containsExactly(
                        "customers: | t0.id optional s.profiles on c = t0.id",
                        "customers.profiles.photos: t0.c | t0.id");
    }

    @Test
    void composite_keys_keep_the_order_of_the_key_and_not_of_the_foreign_key() {
        Schema schema = schema(
                table("s.a").key("x integer", "y integer"),
                table("s.b")
                        .key("id integer")
                        .columns("ay integer", "ax integer")
                        .references(reference("s.a", "ay", "ax").to("y", "x")));

        assertThat(reads(plan(schema, collection("s.a", array("s.b")))))
                .containsExactly("a: | t0.x t0.y", "a.b: t0.ax t0.ay | t0.id");
    }

    @Test
    void a_foreign_key_of_another_type_is_cast_to_that_of_the_key() {
        assertThat(reads(plan(schema(CUSTOMERS, orders("bigint")), collection("s.customers", array("s.orders")))))
                .contains("customers.orders: t0.customer::integer | t0.id");
        Schema decimal = schema(table("s.customers").key("id numeric(9,2)"), orders("integer"));
        assertThat(reads(plan(decimal, collection("s.customers", array("s.orders")))))
                .contains("customers: | t0.id DECIMAL", "customers.orders: t0.customer::numeric DECIMAL | t0.id");
    }

    @Test
    void text_is_read_as_it_is_and_what_is_compared_by_its_text_is_cast() {
        Schema schema = schema(
                        table("s.t").key("a text", "b varchar(9)", "c char(3)", "d s.e", "e inet"),
                        table("s.u").key("a uuid", "b date", "c timestamp", "d timestamptz", "e boolean", "f bytea"))
                .type(new EnumType("s.e", List.of("x")));
        var text = FieldRule.NONE.as(BsonType.STRING);
        Planning planning = plan(
                schema,
                collection("s.t"),
                collection("s.u", new DocumentId.TableKey(), Contents.EVERYTHING.under(Map.of("c", text, "d", text))));

        assertThat(reads(planning))
                .containsExactly("t: | t0.a TEXT t0.b TEXT t0.c::text TEXT t0.d::text TEXT t0.e::text TEXT");
        assertThat(read(planning.plan()
                        .orElseThrow()
                        .collections()
                        .get(1)
                        .root()
                        .read()))
                .isEqualTo("u: | t0.a UUID t0.b DATE t0.c TIMESTAMP t0.d TIMESTAMPTZ t0.e BOOLEAN t0.f BYTES");
    }

    @Test
    void a_text_key_of_another_type_is_brought_to_that_type_before_it_is_text() {
        Schema padded = schema(
                table("s.p").key("code char(3)"),
                table("s.c").key("id integer").columns("p varchar(9)").references("s.p", "p"));

        assertThat(reads(plan(padded, collection("s.p", array("s.c")))))
                .containsExactly("p: | t0.code::text TEXT", "p.c: t0.p::bpchar::text TEXT | t0.id");
        Schema floats = schema(
                table("s.p").key("code double precision"),
                table("s.c").key("id integer").columns("p real").references("s.p", "p"));
        assertThat(reads(plan(floats, collection("s.p", array("s.c")))))
                .containsExactly("p: | t0.code::text TEXT", "p.c: t0.p::double precision::text TEXT | t0.id");
    }

    @Test
    void a_table_without_a_key_is_read_by_a_hash_and_a_number() {
        Planning planning = plan(
                table("s.log").columns("line text"),
                collection("s.log", new DocumentId.Content(), Contents.EVERYTHING));

        assertThat(reads(planning)).containsExactly("log: | t0.reloquent_hash TEXT t0.reloquent_ordinal HASHED");
    }

    @Test
    void children_without_a_key_are_ordered_by_their_content() {
        Schema schema = schema(
                CUSTOMERS, table("s.log").columns("c integer", "line text").references("s.customers", "c"));

        assertThat(reads(plan(schema, collection("s.customers", array("s.log")))))
                .contains("customers.log: t0.c | ORDERED_BY_CONTENT");
    }

    @Test
    void rows_whose_link_is_null_at_any_step_are_left_out_and_said_to_be() {
        Schema direct = schema(CUSTOMERS, orders("integer?"));
        Schema above = schema(CUSTOMERS, orders("integer?"), items());

        assertThat(reads(plan(direct, collection("s.customers", array("s.orders")))))
                .contains("customers.orders: t0.customer | t0.id where t0.customer is not null partial");
        assertThat(reads(plan(above, collection("s.customers", array("s.orders", array("s.items"))))))
                .contains("customers.orders.items: t1.customer t1.id | t0.id join s.orders on id = t0.o"
                        + " where t1.customer is not null partial");
    }

    @Test
    void a_user_chosen_id_is_what_ids_are_made_of_and_the_primary_key_still_orders() {
        TableDraft table = table("s.t").key("id integer").columns("code text").unique("code");
        Planning planning =
                plan(table, collection("s.t", new DocumentId.Columns(List.of("code")), Contents.EVERYTHING));

        assertThat(reads(planning)).containsExactly("t: | t0.id");
        assertThat(nest(planning).fields().stream().map(Field::name)).containsExactly("_id", "id");
    }

    @Test
    void an_index_gives_the_order_only_where_the_range_key_leads_it_as_it_is() {
        assertThat(ordered(orders("integer").index("customer"))).isTrue();
        assertThat(ordered(orders("integer").index("customer", "id"))).isTrue();
        assertThat(ordered(orders("integer"))).isFalse();
        assertThat(ordered(orders("integer").index("id", "customer"))).isFalse();
        assertThat(ordered(orders("bigint").index("customer"))).isFalse();
    }

    @Test
    void what_no_index_orders_is_sorted_by_the_source_where_it_is_small_and_here_where_it_is_large() {
        assertThat(sorting(orders("integer").size(1_000, 1L << 20))).isEqualTo(Sorting.IN_SOURCE);
        assertThat(sorting(orders("integer").size(50_000_000, 8L << 30))).isEqualTo(Sorting.HERE);
        assertThat(sorting(orders("integer").size(50_000_000, 8L << 30).index("customer")))
                .isEqualTo(Sorting.BY_INDEX);
    }

    @Test
    void an_index_that_the_rows_on_disk_do_not_follow_is_not_used_for_all_of_a_large_table() {
        TableDraft large = orders("integer").size(50_000_000, 8L << 30).index("customer");

        assertThat(sorting(large.correlation("customer", 0.1))).isEqualTo(Sorting.HERE);
        assertThat(sorting(large.correlation("customer", -0.9))).isEqualTo(Sorting.BY_INDEX);
        assertThat(sorting(large.size(1_000, 1L << 20).correlation("customer", 0.1)))
                .isEqualTo(Sorting.BY_INDEX);
    }

    @Test
    void the_foreign_key_of_children_is_left_out_unless_it_is_asked_for() {
        Schema schema = schema(CUSTOMERS, orders("integer"));
        Nest nest = nest(plan(schema, collection("s.customers", array("s.orders"))));

        assertThat(nest.fields()).extracting(Field::name).containsExactly("_id", "name", "orders");
        assertThat(((Field.Children) nest.fields().get(2)).nest().fields())
                .extracting(Field::name)
                .containsExactly("id", "at");
    }

    @Test
    void the_hash_of_a_plan_follows_design_source_target_and_structure_but_not_sizes() {
        String hash = hash(CUSTOMERS, "target");
        TableDraft grown =
                table("s.customers").key("id integer").columns("name text").size(5_000_000, 1L << 40);
        TableDraft altered = table("s.customers").key("id integer").columns("name text?");

        assertThat(hash(grown, "target")).isEqualTo(hash);
        assertThat(hash(altered, "target")).isNotEqualTo(hash);
        assertThat(hash(CUSTOMERS, "elsewhere")).isNotEqualTo(hash);
    }

    private static TableDraft orders(String customer) {
        return table("s.orders")
                .key("id integer")
                .columns("customer " + customer, "at date?")
                .references(reference("s.customers", "customer").to("id"));
    }

    private static TableDraft items() {
        return table("s.items")
                .key("id integer")
                .columns("o integer")
                .references(reference("s.orders", "o").to("id"));
    }

    private static boolean ordered(TableDraft orders) {
        Nest nest = nest(plan(schema(CUSTOMERS, orders), collection("s.customers", array("s.orders"))));
        return nest.reads().get(1).sorting().value() == Sorting.BY_INDEX;
    }

    private static Sorting sorting(TableDraft orders) {
        Nest nest = nest(plan(schema(CUSTOMERS, orders), collection("s.customers", array("s.orders"))));
        return nest.reads().get(1).sorting().value();
    }

    private static String hash(TableDraft table, String target) {
        var catalog = schema(table).catalog();
        var selection = Selection.everything(catalog);
        var model = new DocumentModel(List.of(collection("s.customers")));
        var blueprint = new Blueprint(catalog, selection, TypeChoices.NONE, model);
        return Planner.plan(blueprint, Models.NO_SYNTAX, "source", target)
                .plan()
                .orElseThrow()
                .hash();
    }

    private static Nest nest(Planning planning) {
        assertThat(planning.errors()).isEmpty();
        return planning.plan().orElseThrow().collections().get(0).root();
    }

    private static List<String> reads(Planning planning) {
        return nest(planning).reads().stream().map(ReadsTest::read).toList();
    }

    private static String read(Read read) {
        assertThat(read.rangeKey()).isEqualTo(read.key().subList(0, read.rangeLength()));
        var text = new StringBuilder(read.name()).append(':');
        for (int i = 0; i <= read.key().size(); i++) {
            text.append(i == read.pathLength() ? " |" : "");
            text.append(i < read.key().size() ? " " + part(read, read.key().get(i)) : "");
        }
        for (Join join : read.joins()) {
            text.append(join.optional() ? " optional " : " join ")
                    .append(join.table())
                    .append(" on ");
            text.append(join.on().stream()
                    .map(on -> on.column() + " = " + at(on.left()))
                    .collect(Collectors.joining(", ")));
        }
        read.notNull()
                .forEach(column -> text.append(" where ").append(at(column)).append(" is not null"));
        text.append(read.partial() ? " partial" : "");
        return text + (read.rowIdentity() == Read.RowIdentity.KEYED ? "" : " " + read.rowIdentity());
    }

    private static String part(Read read, KeyPart part) {
        Output output = read.outputs().get(part.output());
        return (part.descending() ? "-" : "")
                + at((ColumnAt) output.value())
                + (output.sent().isPlain() ? "" : "::" + output.sent().cast())
                + (part.kind() == KeyKind.INTEGER ? "" : " " + part.kind());
    }

    private static String at(ColumnAt column) {
        return "t" + column.table() + "." + column.column();
    }
}
