package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Key;
import io.reloquent.catalog.Layout;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CatalogFormatTest {

    private static final Path FILE = Path.of("/w/source-schema.yaml");

    private final CatalogFormat format = new CatalogFormat();

    @Property(tries = 500)
    void what_is_written_is_read_again(@ForAll("catalogs") Catalog catalog) {
        byte[] written = format.write(catalog);
        assertThat(format.read(FILE, written)).isEqualTo(catalog);
        assertThat(format.write(format.read(FILE, written))).isEqualTo(written);
    }

    @Provide
    Arbitrary<Catalog> catalogs() {
        return Hostile.catalogs();
    }

    @Test
    void it_reads_like_a_description_of_the_schema() {
        assertThat(new String(format.write(shop()), StandardCharsets.UTF_8)).isEqualTo("""
                version: 1
                source: PostgreSQL 18.6
                database: shop
                types:
                  shop.order_status: {enum: [new, paid]}
                tables:
                  - name: crm.customers
                    kind: table
                    rows: {count: 10000, basis: counted}
                    bytes: 1234
                    layout: {pages: 12, rowBytes: 40, correlation: {credit: -0.25, id: 1.0}}
                    columns:
                      - {name: id, type: bigint, identity: always}
                      - {name: email, type: varchar(320), nullable: true, comment: "where: to write"}
                      - {name: credit, type: "numeric(10,2)", default: "0"}
                    primaryKey: {name: customers_pkey, columns: [id]}
                    indexes:
                      - {name: customers_pkey, parts: [id], unique: true, constraint: true}
                      - name: recent
                        parts:
                          - {column: id, descending: true}
                          - {expression: lower(email)}
                foreignKeys:
                  - {name: friend, child: crm.customers, from: [id], parent: crm.customers, to: [id], onDelete: cascade}
                """);
    }

    @Test
    void a_correlation_that_cannot_be_is_refused() {
        String text = new String(format.write(shop()), StandardCharsets.UTF_8).replace("id: 1.0", "id: 1.5");
        var refused =
                catchThrowableOfType(YoursToFix.class, () -> format.read(FILE, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.getMessage()).contains("1.5 is not from -1 to 1");
    }

    static Catalog shop() {
        var customers = new TableName("crm", "customers");
        var columns = List.of(
                new Column("id", new DataType("bigint"), false, Column.Origin.IDENTITY_ALWAYS, null, null),
                new Column("email", DataType.parse("varchar(320)"), true, Column.Origin.GIVEN, null, "where: to write"),
                new Column("credit", DataType.parse("numeric(10,2)"), false, Column.Origin.GIVEN, "0", null));
        var indexes = List.of(
                new Index("customers_pkey", "btree", List.of(new Index.Part("id", null, false)), true, true, null),
                new Index(
                        "recent",
                        "btree",
                        List.of(new Index.Part("id", null, true), new Index.Part(null, "lower(email)", false)),
                        false,
                        false,
                        null));
        var table = new Table(
                customers,
                Table.Kind.TABLE,
                columns,
                new Key("customers_pkey", List.of("id")),
                List.of(),
                indexes,
                List.of(),
                List.of(),
                List.of(),
                new RowCount(10_000, RowCount.Basis.COUNTED),
                1234,
                new Layout(12, 40, Map.of("id", 1.0, "credit", -0.25)),
                null);
        var key = new ForeignKey(
                "friend", customers, List.of("id"), customers, List.of("id"), ForeignKey.OnDelete.CASCADE, false, true);
        return new Catalog(
                "PostgreSQL 18.6",
                "shop",
                List.of(table),
                List.of(key),
                List.of(new NamedType.EnumType("shop.order_status", List.of("new", "paid"))),
                List.of(),
                List.of());
    }

    @Test
    void every_problem_is_named_at_once_with_its_line_and_a_remedy() {
        assertThat(refusal("""
                version: 1
                source: PostgreSQL
                databse: shop
                tables:
                  - name: customers
                    knid: table
                    rows: {count: many, basis: guessed}
                    columns:
                      - {name: id, nullable: perhaps}
                      - [email, text]
                    primaryKey: {name: k, columns: []}
                  - crm.orders
                foreignKeys:
                  - {name: fk, child: a.b, from: [x, y], parent: c.d, to: [z], onDelete: explode}
                types:
                  mood: {}
                """)).isEqualTo("""
                source-schema.yaml:1: 'database' is missing; add 'database:' with a value
                source-schema.yaml:3: there is no key 'databse' here; did you mean 'database'?
                source-schema.yaml:5: 'name' is 'customers'; write schema and name, such as shop.orders
                source-schema.yaml:6: there is no key 'knid' here; did you mean 'kind'?
                source-schema.yaml:7: 'count' is 'many'; write a whole number
                source-schema.yaml:7: 'basis' is 'guessed'; write one of counted, statistics, pages, unknown
                source-schema.yaml:9: 'type' is missing; add 'type:' with a value
                source-schema.yaml:9: 'nullable' is 'perhaps'; write true or false
                source-schema.yaml:10: 'columns' is a list; write a mapping
                source-schema.yaml:11: this cannot be: key k has no columns; correct it
                source-schema.yaml:12: 'tables' is a single value; write a mapping
                source-schema.yaml:14: 'onDelete' is 'explode'; write one of no action, restrict, cascade, set null, set default
                source-schema.yaml:16: the type 'mood' is of no kind; add one of enum, domain, composite""");
    }

    @Test
    void a_file_of_another_version_is_not_read() {
        assertThat(refusal("version: 2\nwhatever: new\n"))
                .isEqualTo("source-schema.yaml is of version 2; this Reloquent reads version 1.");
        assertThat(refusal("source: PostgreSQL\ndatabase: shop\n"))
                .isEqualTo("source-schema.yaml:1: the version is missing; write 'version: 1' at the top");
        assertThat(refusal("version: [1]\nsource: PostgreSQL\ndatabase: shop\n"))
                .isEqualTo("source-schema.yaml:1: the version is a list; write 'version: 1'");
    }

    @Test
    void an_edited_file_may_use_any_style() {
        Catalog read = format.read(FILE, """
                # mine
                version: 1
                "source": 'PostgreSQL'
                database:   1e3
                tables:
                - kind: view
                  name: "\\"a.b\\".no"
                  primaryKey:
                    name: k
                    columns: id
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(read.database()).isEqualTo("1e3");
        assertThat(read.tables().get(0).name()).isEqualTo(new TableName("a.b", "no"));
        assertThat(read.tables().get(0).primaryKey()).isEqualTo(new Key("k", List.of("id")));
    }

    private String refusal(String text) {
        YoursToFix fault =
                catchThrowableOfType(YoursToFix.class, () -> format.read(FILE, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(fault).as("a refusal").isNotNull();
        assertThat(fault.exitCode()).isEqualTo(2);
        assertThat(fault.next()).contains("/w/source-schema.yaml");
        return fault.getMessage();
    }
}
