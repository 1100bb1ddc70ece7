package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.TableName;
import io.reloquent.design.AddedField;
import io.reloquent.design.Contents;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
        rules.put("notes", FieldRule.NONE.excluded());
        rules.put("email", FieldRule.NONE.renamed("contact.email"));
        rules.put("total", FieldRule.NONE.as(BsonType.STRING));
        var items = new EmbeddedArray("items", table("shop.order_items"), null, Sort.BY_KEY, 1, Contents.EVERYTHING);
        var order = List.of(
                new Order("placed_at", false),
                new Order("total", true),
                new Order("shipped", true),
                new Order("id", false));
        var orders = new EmbeddedArray(
                "orders",
                table("shop.orders"),
                "orders_customer_id_fkey",
                new Sort(order, 0),
                1,
                Contents.EVERYTHING.with(items));
        var profile = new EmbeddedDocument("profile", table("crm.customer_profiles"), null, Contents.EVERYTHING);
        Contents customers = Contents.EVERYTHING
                .keeping(List.of("id", "email"))
                .under(rules)
                .with(orders)
                .with(profile);
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
                mapping.yaml:6: 'array' and 'document' are here together; choose one: array for many rows, values for one value of each, document for one row, merge for one row without a field of its own
                mapping.yaml:8: 'from' is 'orders'; write schema and name, such as shop.orders
                mapping.yaml:9: what is embedded here is not said; choose one: array for many rows, values for one value of each, document for one row, merge for one row without a field of its own
                mapping.yaml:10: 'order' belongs to 'array' or 'values'; leave 'order' out
                mapping.yaml:11: 'exclude' is 'perhaps'; write true or false
                mapping.yaml:11: 'type' is 'text'; write one of int32, int64, double, decimal128, string, boolean, date, binary, uuid, objectid, json, document
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
    void every_problem_with_what_a_design_says_beyond_shapes_is_named_too() {
        assertThat(refusal("""
                version: 1
                naming: camelcase
                nulls: drop
                keys:
                  totals: [id]
                  shop.a: []
                  shop.b: {c: d}
                foreign_keys:
                  - {from: shop.a, columns: [x], to: shop.b, references: [y, z]}
                  - {form: shop.a, columns: [], to: shop.b}
                collections:
                  customers:
                    from: crm.customers
                    add:
                      nothing:
                      two: {compute: a, constant: 1}
                      fixed: {constant: 1, nulls: omit}
                      code: {pyspark: x, type: int32}
                      odd: {value: 1}
                      list: [a]
                    fields: {a: {default: [1], compute: {x: y}}}
                    embed:
                      - {array: a, from: s.a, limit: 0, levels: 51, value: x}
                      - {values: a, from: s.a, value: x, keep: [y], levels: 2}
                      - {merge: s.a, from: s.a, limit: 1}
                      - {merge: a}
                """)).isEqualTo("""
                mapping.yaml:2: 'naming' is 'camelcase'; write one of original, camelCase, snake_case, PascalCase, lower, upper
                mapping.yaml:3: 'nulls' is 'drop'; write one of keep, omit
                mapping.yaml:5: 'totals' is no table; write schema and name, such as shop.orders
                mapping.yaml:6: 'shop.a' names no column; name the columns that tell its rows apart
                mapping.yaml:7: 'shop.b' is a mapping; write a list
                mapping.yaml:9: 'columns' and 'references' are 1 and 2; name one referenced column for each column, in the same order
                mapping.yaml:10: there is no key 'form' here; did you mean 'from'?
                mapping.yaml:10: 'from' is missing; add 'from:' with a value
                mapping.yaml:10: 'columns' names no column; name at least one
                mapping.yaml:10: 'references' is missing; add 'references:' with a value
                mapping.yaml:15: what 'nothing' holds is said nowhere; give it one of compute, constant, pyspark
                mapping.yaml:16: what 'two' holds is said 2 times; give it one of compute, constant, pyspark
                mapping.yaml:17: a constant is never null; leave 'nulls' out
                mapping.yaml:18: PySpark code gives its value a type itself; leave 'type' out
                mapping.yaml:19: there is no key 'value' here; known here: compute, constant, pyspark, type, nulls
                mapping.yaml:19: what 'odd' holds is said nowhere; give it one of compute, constant, pyspark
                mapping.yaml:20: 'list' is a list; write a mapping
                mapping.yaml:21: 'compute' is a mapping; write a single value
                mapping.yaml:21: 'default' is a list; write a single value
                mapping.yaml:23: 'value' belongs to 'values'; leave 'value' out
                mapping.yaml:23: 'limit' is '0'; write a whole number from 1 to 2147483647
                mapping.yaml:23: 'levels' is '51'; write a whole number from 1 to 50
                mapping.yaml:24: 'levels' belongs to 'array'; leave 'levels' out
                mapping.yaml:24: 'value' and 'keep' say the same; leave one of them out
                mapping.yaml:25: 'limit' belongs to 'array' or 'values'; leave 'limit' out
                mapping.yaml:25: 'merge' names the table already; leave 'from' out
                mapping.yaml:26: 'merge' is 'a'; write schema and name, such as shop.orders""");
    }

    @Test
    void an_expression_that_yaml_cuts_at_a_comma_is_told_to_take_quotes() {
        assertThat(refusal("version: 1\ncollections: {a: {from: s.a, fields: {p: {compute: round(p, 2)}}}}\n"))
                .isEqualTo("mapping.yaml:2: there is no key '2)' here; a text with a comma needs quotes; known here:"
                        + " exclude, rename, type, compute, default, nulls");
    }

    @Test
    void a_constant_is_of_the_type_that_it_looks_like() {
        assertThat(constant("7").type()).isEqualTo(BsonType.INT32);
        assertThat(constant("9223372036854775807").type()).isEqualTo(BsonType.INT64);
        assertThat(constant("9223372036854775808").type()).isEqualTo(BsonType.DECIMAL128);
        assertThat(constant("1e3").type()).isEqualTo(BsonType.DOUBLE);
        assertThat(constant("false").type()).isEqualTo(BsonType.BOOLEAN);
        for (String text : List.of("'7'", "\"true\"", "007", "+5", "False", "a b")) {
            assertThat(constant(text).type()).as(text).isEqualTo(BsonType.STRING);
        }
    }

    private AddedField.ConstantField constant(String written) {
        DocumentModel model =
                read("version: 1\ncollections: {a: {from: s.a, add: {f: {constant: " + written + "}}}}\n");
        return (AddedField.ConstantField)
                model.collections().get(0).contents().add().get(0);
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
                                order: [placed_at, total desc, shipped desc, id]
                                embed:
                                  - {array: items, from: shop.order_items}
                              - {document: profile, from: crm.customer_profiles}
                          log: {from: shop.log, id: content}
                          notes: {from: shop.notes, id: [content]}
                        """);
    }

    @Property(tries = 500)
    void what_is_written_is_read_again_whatever_the_reasons(
            @ForAll("designs") DocumentModel model, @ForAll("reasons") List<String> texts) {
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
    Arbitrary<DocumentModel> designs() {
        return HostileDesigns.models();
    }

    @Provide
    Arbitrary<List<String>> reasons() {
        return Arbitraries.oneOf(
                        Hostile.names(),
                        Hostile.names().map(name -> "because\ncollections: " + name + "\r\u0085\u2028version: 2"))
                .list()
                .ofSize(2);
    }

    @Test
    void four_hundred_embeddings_may_lie_in_each_other() {
        Contents contents = Contents.EVERYTHING;
        for (int i = 0; i < 400; i++) {
            contents =
                    Contents.EVERYTHING.with(new EmbeddedArray("f" + i, table("s.t"), null, Sort.BY_KEY, 1, contents));
        }
        var root = new RootCollection("deep", table("s.t"), new DocumentId.TableKey(), contents);
        var model = new DocumentModel(List.of(root));
        assertThat(format.read(FILE, format.write(model))).isEqualTo(model);
    }

    @Test
    void what_has_the_same_name_twice_cannot_be_written() {
        var root = new RootCollection("a", table("s.t"), new DocumentId.TableKey(), Contents.EVERYTHING);
        assertThat(unwritable(new DocumentModel(List.of(root, root)))).isEqualTo("Two collections are called a.");
        var key = new DeclaredKey(table("s.t"), List.of("id"));
        assertThat(unwritable(new DocumentModel(Naming.ORIGINAL, Nulls.KEEP, List.of(key, key), List.of(), List.of())))
                .isEqualTo("Two keys are declared for s.t.");
        var field = new AddedField.ConstantField("f", "1", BsonType.INT32);
        var holding = new RootCollection(
                "a",
                table("s.t"),
                new DocumentId.TableKey(),
                Contents.EVERYTHING.adding(field).adding(field));
        assertThat(unwritable(new DocumentModel(List.of(holding)))).isEqualTo("Two added fields are called f.");
    }

    private String unwritable(DocumentModel model) {
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, () -> format.write(model));
        assertThat(fault).as("a refusal").isNotNull();
        return fault.getMessage();
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
    void a_place_in_a_full_mapping_has_a_line(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("full.yaml");
        Files.writeString(file, FullMapping.TEXT);
        FullMapping.LINES.forEach((place, begins) -> assertThat(files.lineOf(file, place))
                .as(place)
                .hasValueSatisfying(line -> assertThat(
                                FullMapping.TEXT.lines().toList().get(line - 1).strip())
                        .startsWith(begins)));
    }

    @Test
    void everything_a_design_can_say_is_read_as_it_is_meant() {
        assertThat(read(FullMapping.TEXT)).isEqualTo(FullMapping.MODEL);
    }

    @Test
    void everything_a_design_can_say_is_written_as_a_person_would() {
        assertThat(new String(format.write(FullMapping.MODEL), StandardCharsets.UTF_8))
                .isEqualTo(FullMapping.TEXT);
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
