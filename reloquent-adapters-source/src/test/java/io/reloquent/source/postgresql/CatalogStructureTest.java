package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Check;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Column.Origin;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.ForeignKey.OnDelete;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Index.Part;
import io.reloquent.catalog.Key;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Sequence;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.Table.Kind;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogStructureTest {

    private static final String DATABASE = "structure";
    private static final TableName CUSTOMER = new TableName("shop", "customer");
    private static final TableName ORDER = new TableName("shop", "order");
    private static final TableName HOSTILE = new TableName("Späße & \"more\".x", "a:table \"b\" $1 ?");

    private static Catalog catalog = new Catalog("", "", List.of(), List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void read() throws SQLException {
        TestServer.create(DATABASE, TestServer.script("everything.sql"));
        catalog = TestServer.reader(TestServer.address(DATABASE)).readStructure();
    }

    @Test
    void names_the_product_and_the_database() throws SQLException {
        assertThat(catalog.source()).isEqualTo("PostgreSQL " + TestServer.ask(DATABASE, "show server_version"));
        assertThat(catalog.database()).isEqualTo(DATABASE);
    }

    @Test
    void lists_every_table_and_view_once_with_its_kind_and_no_partition() {
        assertThat(catalog.tables())
                .extracting(t -> t.name() + " " + t.kind())
                .containsExactly(
                        "\"Späße & \"\"more\"\".x\".\"a:table \"\"b\"\" $1 ?\" TABLE",
                        "ref.country TABLE",
                        "shop.animal TABLE",
                        "shop.customer TABLE",
                        "shop.customer_totals MATERIALIZED_VIEW",
                        "shop.customer_view VIEW",
                        "shop.dog TABLE",
                        "shop.every_type TABLE",
                        "shop.far_away FOREIGN",
                        "shop.measure PARTITIONED",
                        "shop.no_columns TABLE",
                        "shop.not_analysed TABLE",
                        "shop.not_filled MATERIALIZED_VIEW",
                        "shop.order TABLE",
                        "shop.order_line TABLE",
                        "shop.order_note TABLE",
                        "shop.pet TABLE",
                        "shop.review TABLE",
                        "shop.select TABLE");
    }

    @Test
    void reads_a_table_with_everything_on_it() {
        assertThat(catalog.table(CUSTOMER))
                .isEqualTo(new Table(
                        CUSTOMER,
                        Kind.TABLE,
                        List.of(
                                new Column("id", new DataType("bigint"), false, Origin.IDENTITY_ALWAYS, null, null),
                                new Column(
                                        "number",
                                        new DataType("integer"),
                                        false,
                                        Origin.IDENTITY_BY_DEFAULT,
                                        null,
                                        null),
                                new Column(
                                        "name",
                                        DataType.parse("varchar(80)"),
                                        false,
                                        Origin.GIVEN,
                                        "'it''s me'::character varying",
                                        null),
                                new Column("email", new DataType("text"), true),
                                new Column("nick", new DataType("text"), true, Origin.GIVEN, null, "what friends say"),
                                new Column("country", DataType.parse("char(2)"), false),
                                new Column(
                                        "full_name",
                                        new DataType("text"),
                                        true,
                                        Origin.GENERATED,
                                        "((name)::text || ' '::text)",
                                        null)),
                        new Key("customer_pkey", List.of("id")),
                        List.of(
                                new Key("customer_email_key", List.of("email")),
                                new Key("customer_nick", List.of("nick"))),
                        List.of(
                                new Index(
                                        "customer_by_country",
                                        "btree",
                                        List.of(new Part("country", null, true), new Part("id", null, false)),
                                        false,
                                        false,
                                        null),
                                new Index("customer_email_key", "btree", parts("email"), true, true, null),
                                new Index(
                                        "customer_lower",
                                        "btree",
                                        List.of(
                                                new Part(null, "lower((name)::text)", true),
                                                new Part("email", null, false)),
                                        true,
                                        false,
                                        null),
                                new Index("customer_nick", "btree", parts("nick"), true, false, null),
                                new Index("customer_pkey", "btree", parts("id"), true, true, null),
                                new Index("customer_some", "btree", parts("name"), true, false, "(email IS NOT NULL)")),
                        List.of(new Check("customer_name_check", "(length((name)::text) > 1)")),
                        List.of(),
                        List.of(),
                        RowCount.unknown(),
                        0,
                        "Who buys — and \"pays\""));
    }

    private static List<Part> parts(String... columns) {
        return List.of(columns).stream().map(c -> new Part(c, null, false)).toList();
    }

    @Test
    void reads_foreign_keys_in_order_composite_to_itself_across_schemas_and_not_validated() {
        var review = new TableName("shop", "review");
        var select = new TableName("shop", "select");
        var line = new TableName("shop", "order_line");
        var note = new TableName("shop", "order_note");
        var country = new TableName("ref", "country");
        List<String> order = List.of("region", "id");
        List<String> ofOrder = List.of("order_region", "order_id");
        assertThat(catalog.foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                "a:table \"b\" $1 ?_ключ 🔑_fkey",
                                HOSTILE,
                                List.of("ключ 🔑"),
                                select,
                                List.of("from")),
                        new ForeignKey(
                                "customer_country_fkey",
                                CUSTOMER,
                                List.of("country"),
                                country,
                                List.of("code"),
                                OnDelete.RESTRICT,
                                false,
                                true),
                        new ForeignKey(
                                "order_customer_id_fkey",
                                ORDER,
                                List.of("customer_id"),
                                CUSTOMER,
                                List.of("id"),
                                OnDelete.CASCADE,
                                true,
                                true),
                        new ForeignKey(
                                "replaces",
                                ORDER,
                                List.of("replaces_region", "replaces_id"),
                                ORDER,
                                order,
                                OnDelete.SET_NULL,
                                false,
                                true),
                        new ForeignKey("line_of_order", line, ofOrder, ORDER, order),
                        new ForeignKey("order_note_order_region_order_id_fkey", note, ofOrder, ORDER, order),
                        new ForeignKey(
                                "review_of",
                                review,
                                List.of("customer_id"),
                                CUSTOMER,
                                List.of("id"),
                                OnDelete.SET_DEFAULT,
                                false,
                                false),
                        new ForeignKey(
                                "select_with:table?_fkey", select, List.of("with:table?"), select, List.of("from")));
    }

    @Test
    void keeps_the_order_of_a_keys_columns() {
        assertThat(catalog.table(new TableName("shop", "order_line")).primaryKey())
                .isEqualTo(new Key("order_line_pk", List.of("order_region", "order_id", "line")));
        assertThat(catalog.table(ORDER).indexes())
                .contains(new Index("order_payload", "gin", parts("payload"), false, false, null));
    }

    @Test
    void shows_a_partitioned_table_with_the_partitions_that_hold_its_rows() {
        var measure = catalog.table(new TableName("shop", "measure"));
        assertThat(measure.partitions())
                .containsExactly(
                        new TableName("ref", "measure_2024_1"),
                        new TableName("shop", "measure_2023"),
                        new TableName("shop", "measure_2024_rest"));
        assertThat(measure.primaryKey()).isEqualTo(new Key("measure_pkey", List.of("place", "at")));
        assertThat(measure.uniqueKeys()).isEmpty();
        assertThat(measure.indexes()).extracting(Index::name).containsExactly("measure_pkey", "measure_value");
    }

    @Test
    void shows_what_a_table_inherits_from_in_order() {
        var dog = catalog.table(new TableName("shop", "dog"));
        assertThat(dog.inherits()).containsExactly(new TableName("shop", "animal"), new TableName("shop", "pet"));
        assertThat(dog.columns()).extracting(Column::name).containsExactly("id", "name", "owner", "barks");
        assertThat(dog.primaryKey()).isNull();
    }

    @Test
    void reads_hostile_names_letter_by_letter() {
        assertThat(catalog.table(HOSTILE).columns())
                .extracting(Column::name)
                .containsExactly(
                        "ключ 🔑", "sixty-three-bytes-long-name-012345678901234567890123456789012345".substring(0, 63));
        assertThat(catalog.table(new TableName("shop", "select")).columns())
                .extracting(Column::name)
                .containsExactly("from", "a \"quoted\" column", "with:table?");
    }

    @Test
    void reads_views_with_their_columns_and_the_keys_of_filled_ones() {
        assertThat(catalog.table(new TableName("shop", "customer_view")).columns())
                .containsExactly(
                        new Column("id", new DataType("bigint"), true),
                        new Column("name", DataType.parse("varchar(80)"), true));
        assertThat(catalog.table(new TableName("shop", "customer_totals")).uniqueKeys())
                .containsExactly(new Key("customer_totals_key", List.of("customer_id")));
    }

    @Test
    void reads_sequences_with_the_columns_they_feed() {
        var full = TestServer.reader(TestServer.address(DATABASE)).read(Duration.ZERO);
        assertThat(full.sequences())
                .containsExactly(
                        new Sequence("shop.customer_id_seq", new DataType("bigint"), 1, 1, CUSTOMER, "id"),
                        new Sequence("shop.customer_number_seq", new DataType("integer"), 1000, 5, CUSTOMER, "number"),
                        new Sequence("shop.free_sequence", new DataType("smallint"), 7, -1, null, null),
                        new Sequence("shop.order_id_seq", new DataType("integer"), 1, 1, ORDER, "id"));
    }

    @Test
    void two_readings_are_equal_and_equal_to_the_structure_of_a_full_one() {
        var reader = TestServer.reader(TestServer.address(DATABASE));
        assertThat(reader.readStructure()).isEqualTo(catalog);
        assertThat(reader.read(Duration.ofSeconds(20)).structure()).isEqualTo(catalog);
    }

    @Test
    void looks_at_the_schemas_that_are_named_and_leaves_out_foreign_keys_that_lead_out_of_them() {
        var shop = TestServer.reader(TestServer.address(DATABASE, "shop")).readStructure();
        assertThat(shop.tables())
                .allMatch(t -> t.name().schema().equals("shop"))
                .hasSize(17);
        assertThat(shop.from(CUSTOMER)).isEmpty();
        assertThat(shop.from(ORDER)).hasSize(2);
        assertThat(TestServer.reader(TestServer.address(DATABASE, "empty"))
                        .readStructure()
                        .tables())
                .isEmpty();
    }

    @Test
    void names_a_schema_that_is_not_there_and_those_that_are() {
        var reader = TestServer.reader(TestServer.address(DATABASE, "shop", "shops", "pg_catalog"));
        assertThatThrownBy(reader::readStructure).isInstanceOfSatisfying(YoursToFix.class, fault -> {
            assertThat(fault.kind()).isEqualTo(YoursToFix.Kind.USAGE);
            assertThat(fault).hasMessageContaining("has no schema shops, pg_catalog.");
            assertThat(fault.next()).startsWith("It has Späße & \"more\".x, empty, public, ref, shop.");
        });
    }
}
