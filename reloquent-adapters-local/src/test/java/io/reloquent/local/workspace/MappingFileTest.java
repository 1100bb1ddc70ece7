package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.TableName;
import io.reloquent.design.BsonType;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.design.RootCollection;
import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFileTest {

    private static final Path FILE = Path.of("/w/mapping.yaml");

    private static final String EXAMPLE = """
            version: 1
            collections:
              customers:
                from: crm.customers            # _id: the primary key
                id: [email]
                keep: [id, email]
                fields: {notes: {exclude: true}, email: {rename: contact.email}, total: {type: string}}
                embed:
                  - array: orders
                    from: shop.orders
                    via: orders_customer_id_fkey
                    order: [placed_at, {column: total, descending: true}, shipped desc, id asc]
                    embed:
                      - {array: items, from: shop.order_items}
                  - {document: profile, from: crm.customer_profiles}
              log:
                from: shop.log
                id: content
              notes:
                from: shop.notes
                id: [content]
            """;

    private final MappingFormat format = new MappingFormat();
    private final MappingFile files = new MappingFile(Clock.systemUTC());

    @Test
    void a_mapping_is_read_as_it_is_meant() {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        rules.put("notes", new FieldRule(true, null, null));
        rules.put("email", new FieldRule(false, "contact.email", null));
        rules.put("total", new FieldRule(false, null, BsonType.STRING));
        var items = new EmbeddedArray("items", table("shop.order_items"), null, List.of(), Contents.EVERYTHING);
        var orders = new EmbeddedArray(
                "orders",
                table("shop.orders"),
                "orders_customer_id_fkey",
                List.of(
                        new Order("placed_at", false),
                        new Order("total", true),
                        new Order("shipped", true),
                        new Order("id", false)),
                Contents.EVERYTHING.with(items));
        var profile = new EmbeddedDocument("profile", table("crm.customer_profiles"), null, Contents.EVERYTHING);
        var customers = new Contents(List.of("id", "email"), rules, List.of(orders, profile));
        assertThat(read(EXAMPLE))
                .isEqualTo(new DocumentModel(List.of(
                        new RootCollection(
                                "customers",
                                table("crm.customers"),
                                new DocumentId.Columns(List.of("email")),
                                customers),
                        new RootCollection("log", table("shop.log"), new DocumentId.Content(), Contents.EVERYTHING),
                        new RootCollection(
                                "notes",
                                table("shop.notes"),
                                new DocumentId.Columns(List.of("content")),
                                Contents.EVERYTHING))));
    }

    @Test
    void every_problem_is_named_at_once_with_its_line_and_a_remedy() {
        assertThat(refusal("""
                version: 1
                collections:
                  customers:
                    form: crm.customers
                    embed:
                      - array: orders
                        document: order
                        from: orders
                      - {from: shop.items, order: x}
                      - {document: profile, from: crm.profiles, order: x}
                    fields: {email: {type: text, exclude: perhaps}}
                  log:
                    from: shop.log
                    id: []
                    keep: {a: b}
                  empty:
                """)).isEqualTo("""
                mapping.yaml:4: there is no key 'form' here; did you mean 'from'?
                mapping.yaml:4: 'from' is missing; add 'from:' with a value
                mapping.yaml:6: 'array' and 'document' are both here; name the field with one of them: array for many rows, document for one
                mapping.yaml:8: 'from' is 'orders'; write schema and name, such as shop.orders
                mapping.yaml:9: neither 'array' nor 'document' is here; name the field with one of them: array for many rows, document for one
                mapping.yaml:9: only an array has an order; leave 'order' out
                mapping.yaml:10: only an array has an order; leave 'order' out
                mapping.yaml:11: 'exclude' is 'perhaps'; write true or false
                mapping.yaml:11: 'type' is 'text'; write one of int32, int64, double, decimal128, string, boolean, date, binary, uuid, json
                mapping.yaml:14: 'id' names no column; name the columns, or leave 'id' out
                mapping.yaml:15: 'keep' is a mapping; write a list
                mapping.yaml:16: 'from' is missing; add 'from:' with a value""");
        assertThat(refusal("version: 1\ncollections: [a]\n"))
                .isEqualTo("mapping.yaml:2: 'collections' is a list; write a mapping");
        assertThat(refusal("- a\n"))
                .isEqualTo("mapping.yaml:1: the file is a list; write a mapping that starts with 'version: 1'");
        assertThat(refusal("version: 2\n")).isEqualTo("mapping.yaml is of version 2; this Reloquent reads version 1.");
        assertThat(refusal("version: 1\ncollections:\n  a: {from: s.a}\n  b: {from: s.b}\n  a: {from: s.c}\n"))
                .isEqualTo("mapping.yaml:5: 'a' is here twice, first on line 3; keep one of the two");
    }

    @Test
    void a_written_mapping_is_pleasant_and_has_its_reasons_beside_it() {
        DocumentModel model = read(EXAMPLE);
        Map<String, String> reasons =
                Map.of("customers", "Nothing owns crm.customers.", "customers.orders", "At most 12 orders a customer.");
        assertThat(new String(format.write(model, reasons), StandardCharsets.UTF_8))
                .isEqualTo("""
                        version: 1
                        collections:
                          # Nothing owns crm.customers.
                          customers:
                            from: crm.customers
                            id: [email]
                            keep: [id, email]
                            fields: {notes: {exclude: true}, email: {rename: contact.email}, total: {type: string}}
                            embed:
                              # At most 12 orders a customer.
                              - array: orders
                                from: shop.orders
                                via: orders_customer_id_fkey
                                order:
                                  - placed_at
                                  - {column: total, descending: true}
                                  - {column: shipped, descending: true}
                                  - id
                                embed:
                                  - {array: items, from: shop.order_items}
                              - {document: profile, from: crm.customer_profiles}
                          log: {from: shop.log, id: content}
                          notes: {from: shop.notes, id: [content]}
                        """);
    }

    @Property(tries = 500)
    void what_is_written_is_read_again_whatever_the_reasons(
            @ForAll("models") DocumentModel model, @ForAll("reasons") List<String> texts) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (RootCollection root : model.collections()) {
            reasons.put(root.name(), texts.get(0));
            root.contents().embed().forEach(e -> reasons.put(root.name() + "." + e.field(), texts.get(1)));
        }
        assertThat(format.read(FILE, format.write(model, reasons))).isEqualTo(model);
        String written = new String(format.write(model, reasons), StandardCharsets.UTF_8);
        assertThat(written.lines().filter(line -> !line.strip().startsWith("#")).toList())
                .as("without its comments")
                .isEqualTo(new String(format.write(model, reasonsOf(reasons, "x")), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.strip().startsWith("#"))
                        .toList());
    }

    /// A reason that is blank makes no comment and so lets a short thing stay in brackets; the others are `text`.
    private static Map<String, String> reasonsOf(Map<String, String> reasons, String text) {
        Map<String, String> same = new LinkedHashMap<>();
        reasons.forEach((place, reason) -> same.put(place, reason.isBlank() ? reason : text));
        return same;
    }

    @Provide
    Arbitrary<List<String>> reasons() {
        return Arbitraries.oneOf(
                        Hostile.names(),
                        Hostile.names().map(name -> "because\ncollections: " + name + "\r\u0085\u2028version: 2"))
                .list()
                .ofSize(2);
    }

    @Provide
    Arbitrary<DocumentModel> models() {
        return Combinators.combine(Hostile.names(), Hostile.tableNames(), ids(), contents(2))
                .as(RootCollection::new)
                .list()
                .uniqueElements(RootCollection::name)
                .ofMaxSize(3)
                .map(DocumentModel::new);
    }

    private static Arbitrary<DocumentId> ids() {
        return Arbitraries.oneOf(
                Arbitraries.of(new DocumentId.TableKey(), new DocumentId.Content()),
                Hostile.names().list().ofMinSize(1).ofMaxSize(2).map(DocumentId.Columns::new));
    }

    private static Arbitrary<Contents> contents(int depth) {
        Arbitrary<FieldRule> rules = Combinators.combine(
                        Arbitraries.of(true, false),
                        Hostile.names().injectNull(0.5),
                        Arbitraries.of(BsonType.class).injectNull(0.5))
                .as(FieldRule::new);
        Arbitrary<List<Embedding>> embed = depth == 0
                ? Arbitraries.just(List.of())
                : embeddings(depth - 1).list().ofMaxSize(2);
        return Combinators.combine(
                        Hostile.names().list().ofMaxSize(2),
                        Arbitraries.maps(Hostile.names(), rules).ofMaxSize(2),
                        embed)
                .as(Contents::new);
    }

    private static Arbitrary<Embedding> embeddings(int depth) {
        Arbitrary<Order> order = Combinators.combine(Hostile.names(), Arbitraries.of(true, false))
                .as(Order::new);
        return Combinators.combine(
                        Hostile.names(),
                        Hostile.tableNames(),
                        Hostile.names().injectNull(0.5),
                        order.list().ofMaxSize(2),
                        contents(depth),
                        Arbitraries.of(true, false))
                .as(MappingFileTest::embedding);
    }

    private static Embedding embedding(
            String field, TableName from, @Nullable String via, List<Order> order, Contents contents, boolean array) {
        return array
                ? new EmbeddedArray(field, from, via, order, contents)
                : new EmbeddedDocument(field, from, via, contents);
    }

    @Test
    void four_hundred_embeddings_may_lie_in_each_other() {
        Contents contents = Contents.EVERYTHING;
        for (int i = 0; i < 400; i++) {
            contents = Contents.EVERYTHING.with(new EmbeddedArray("f" + i, table("s.t"), null, List.of(), contents));
        }
        var root = new RootCollection("deep", table("s.t"), new DocumentId.TableKey(), contents);
        var model = new DocumentModel(List.of(root));
        assertThat(format.read(FILE, format.write(model))).isEqualTo(model);
    }

    @Test
    void two_collections_of_one_name_cannot_be_written() {
        var root = new RootCollection("a", table("s.t"), new DocumentId.TableKey(), Contents.EVERYTHING);
        YoursToFix fault =
                catchThrowableOfType(YoursToFix.class, () -> format.write(new DocumentModel(List.of(root, root))));
        assertThat(fault).hasMessage("Two collections are called a.");
    }

    @Test
    void a_place_has_a_line(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("mine.yaml");
        Files.writeString(file, EXAMPLE);
        assertThat(files.lineOf(file, "customers")).contains(3);
        assertThat(files.lineOf(file, "customers.orders")).contains(9);
        assertThat(files.lineOf(file, "customers.orders.items")).contains(14);
        assertThat(files.lineOf(file, "customers.profile")).contains(15);
        assertThat(files.lineOf(file, "customers.total")).contains(7);
        assertThat(files.lineOf(file, "customers.orders.nothing")).contains(9);
        assertThat(files.lineOf(file, "invoices")).isEmpty();
        assertThat(files.lineOf(directory.resolve("absent.yaml"), "customers")).isEmpty();
    }

    @Test
    void a_file_is_exported_and_imported(@TempDir Path directory) {
        Path file = directory.resolve("out/mine.yaml");
        files.write(file, read(EXAMPLE), Map.of("log", "no key"));
        assertThat(files.read(file)).isEqualTo(read(EXAMPLE));
        assertThat(catchThrowableOfType(YoursToFix.class, () -> files.read(directory.resolve("no.yaml"))))
                .hasMessage("There is no mapping at " + directory.resolve("no.yaml") + ".");
    }

    private DocumentModel read(String text) {
        return format.read(FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(String text) {
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, () -> read(text));
        assertThat(fault).as("a refusal").isNotNull();
        return fault.getMessage();
    }

    private static TableName table(String name) {
        return TableName.parse(name);
    }
}
