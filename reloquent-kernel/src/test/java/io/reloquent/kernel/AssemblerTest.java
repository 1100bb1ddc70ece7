package io.reloquent.kernel;

import static io.reloquent.kernel.PostgresForm.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class AssemblerTest {

    private static final KeyColumn KEY = new KeyColumn(0, KeyOrder.INTEGER, false);
    private static final Program.Value ID = new Program.Value("_id", "id", 0, Encoding.INT4, false, false);

    @Test
    void children_before_between_and_after_all_parents_are_orphans() throws SQLException {
        var program = withChildren();
        var parents = new Rows(List.of(row(2), row(4)));
        var children = new Rows(List.of(row(1, 1), row(2, 2), row(3, 3), row(3, 4), row(4, 5), row(5, 6)));
        var assembler = new Assembler(program, List.of(parents, children));

        assertThat(documents(assembler))
                .containsExactly(
                        BsonDocument.parse("{_id: 2, children: [{n: 2}]}"),
                        BsonDocument.parse("{_id: 4, children: [{n: 5}]}"));
        assertThat(assembler.counts()).containsExactly(new Counts(2, 0, 0), new Counts(6, 4, 0));
    }

    @Test
    void no_parents_at_all_leave_only_orphans() throws SQLException {
        var assembler = new Assembler(withChildren(), List.of(new Rows(List.of()), new Rows(List.of(row(1, 1)))));

        assertThat(documents(assembler)).isEmpty();
        assertThat(assembler.counts()).containsExactly(new Counts(0, 0, 0), new Counts(1, 1, 0));
    }

    @Test
    void a_joined_row_that_is_not_there_is_null_and_one_of_nulls_is_a_document() throws SQLException {
        var name = new Program.Value("name", "name", 2, Encoding.TEXT, false, false);
        var joined = new Program.Joined("product", 1, List.of(name), true, false);
        var program = new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, joined)));
        var rows = new Rows(List.of(
                values(PostgresForm.int4(1), NULL, NULL),
                values(PostgresForm.int4(2), PostgresForm.int4(9), NULL),
                values(PostgresForm.int4(3), PostgresForm.int4(9), PostgresForm.text("pen"))));

        var assembler = new Assembler(program, List.of(rows));

        assertThat(documents(assembler))
                .containsExactly(
                        BsonDocument.parse("{_id: 1, product: null}"),
                        BsonDocument.parse("{_id: 2, product: {name: null}}"),
                        BsonDocument.parse("{_id: 3, product: {name: 'pen'}}"));
        assertThat(assembler.joinedCounts()).containsExactly(2L);
    }

    @Test
    void groups_hold_their_parts_in_order_and_children_too() throws SQLException {
        var deep = new Program.Group("deep", List.of(new Program.Value("n", "n", 0, Encoding.INT4, false, false)));
        var group = new Program.Group("contact", List.of(deep, children()));
        var program = new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, group)));
        var assembler = new Assembler(program, List.of(new Rows(List.of(row(1))), new Rows(List.of(row(1, 7)))));

        assertThat(documents(assembler))
                .containsExactly(BsonDocument.parse("{_id: 1, contact: {deep: {n: 1}, children: [{n: 7}]}}"));
    }

    @Test
    void a_document_of_exactly_16_megabytes_passes() throws SQLException {
        BsonBuffer out = new BsonBuffer();

        assertThat(ofText(0).next(out)).isTrue();
        assertThat(out.size()).isEqualTo(Assembler.LARGEST_DOCUMENT);
    }

    @Test
    void one_byte_more_is_a_fault_that_names_the_key() {
        DocumentFault fault =
                catchThrowableOfType(DocumentFault.class, () -> ofText(1).next(new BsonBuffer()));

        assertThat(fault.key()).containsExactly("42");
        assertThat(fault.why()).isEqualTo("makes the document larger than 16 MB, the most that MongoDB takes");
    }

    @Test
    void an_array_that_grows_too_large_is_named_and_not_read_to_its_end() {
        byte[] megabyte = new byte[1 << 20];
        var children = new Program.Children(
                "blobs",
                new Program.Node(
                        1,
                        List.of(KEY, new KeyColumn(1, KeyOrder.INTEGER, false)),
                        1,
                        false,
                        List.of(new Program.Value("data", "data", 2, Encoding.BYTES, false, false))),
                0,
                false);
        var program = new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, children)));
        List<List<byte[]>> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(values(PostgresForm.int4(1), PostgresForm.int4(i), megabyte));
        }
        var out = new BsonBuffer();
        var assembler = new Assembler(program, List.of(new Rows(List.of(row(1))), new Rows(rows)));

        DocumentFault fault = catchThrowableOfType(DocumentFault.class, () -> assembler.next(out));

        assertThat(fault.key()).containsExactly("1");
        assertThat(fault.field()).isEqualTo("blobs");
        assertThat(out.size()).isLessThan(18 << 20);
    }

    @Test
    void behind_a_document_given_up_the_next_one_is_built_and_every_row_is_counted_once() throws SQLException {
        byte[] large = new byte[12 << 20];
        byte[] small = {1, 2, 3};
        var children = new Program.Children(
                "blobs",
                new Program.Node(
                        1,
                        List.of(KEY, new KeyColumn(1, KeyOrder.INTEGER, false)),
                        1,
                        false,
                        List.of(new Program.Value("data", "data", 2, Encoding.BYTES, false, false))),
                0,
                false);
        var program = new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, children)));
        List<List<byte[]>> blobs = List.of(
                values(PostgresForm.int4(1), PostgresForm.int4(1), small),
                values(PostgresForm.int4(2), PostgresForm.int4(1), large),
                values(PostgresForm.int4(2), PostgresForm.int4(2), large),
                values(PostgresForm.int4(2), PostgresForm.int4(3), small),
                values(PostgresForm.int4(3), PostgresForm.int4(1), small),
                values(PostgresForm.int4(4), PostgresForm.int4(1), small));
        var roots = new Rows(List.of(row(1), row(2), row(3)));
        var assembler = new Assembler(program, List.of(roots, new Rows(blobs)));
        List<String> made = new ArrayList<>();
        var out = new BsonBuffer();
        for (boolean more = true; more; ) {
            out.clear();
            try {
                more = assembler.next(out);
                if (more) {
                    made.addAll(assembler.key());
                }
            } catch (DocumentFault fault) {
                assertThat(fault.key()).containsExactly("2");
                assembler.giveUp();
            }
        }

        assertThat(made).containsExactly("1", "3");
        assertThat(assembler.counts()).containsExactly(new Counts(3, 1, 0), new Counts(6, 4, 0));
    }

    @Test
    void a_value_that_cannot_be_written_names_its_column_and_the_roots_key() {
        var value = new Program.Value("due", "due_at", 1, Encoding.TIMESTAMP, false, false);
        var program = new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, value)));
        var rows = new Rows(List.of(values(PostgresForm.int4(7), PostgresForm.int8(Long.MAX_VALUE))));

        DocumentFault fault = catchThrowableOfType(
                DocumentFault.class, () -> new Assembler(program, List.of(rows)).next(new BsonBuffer()));

        assertThat(fault.key()).containsExactly("7");
        assertThat(fault.field()).isEqualTo("due_at");
        assertThat(fault.why()).startsWith("is infinity");
    }

    @Test
    void every_value_that_loses_something_is_counted_in_arrays_too() throws SQLException {
        byte[] micro = PostgresForm.timestamp(LocalDateTime.parse("2024-01-01T00:00:00.000001"));
        byte[] milli = PostgresForm.timestamp(LocalDateTime.parse("2024-01-01T00:00:00.001"));
        var program = new Program(new Program.Node(
                0,
                List.of(KEY),
                0,
                false,
                List.of(
                        ID,
                        new Program.Value("at", "at", 1, Encoding.TIMESTAMP, false, false),
                        new Program.Value("times", "times", 2, Encoding.TIMESTAMP, true, false))));
        var rows = new Rows(List.of(
                values(PostgresForm.int4(1), micro, NULL),
                values(PostgresForm.int4(2), milli, PostgresForm.array(values(micro, NULL, milli, micro)))));
        var assembler = new Assembler(program, List.of(rows));

        assertThat(documents(assembler)).hasSize(2);
        assertThat(assembler.counts()).containsExactly(new Counts(2, 0, 3));
    }

    @Test
    void a_program_wants_as_many_streams_as_it_reads() {
        assertThatThrownBy(() -> new Assembler(withChildren(), List.of(new Rows(List.of()))))
                .hasMessage("the program reads 2 streams, not 1");
    }

    private static Program withChildren() {
        return new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, children())));
    }

    private static Program.Children children() {
        return new Program.Children(
                "children",
                new Program.Node(
                        1,
                        List.of(KEY, new KeyColumn(1, KeyOrder.INTEGER, false)),
                        1,
                        false,
                        List.of(new Program.Value("n", "n", 1, Encoding.INT4, false, false))),
                0,
                false);
    }

    /// One row, key 42, whose document is this many bytes larger than the limit.
    private static Assembler ofText(int more) {
        var text = new Program.Value("t", "t", 1, Encoding.TEXT, false, false);
        var program = new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, text)));
        int around = 4 + (1 + 4 + 4) + (1 + 2 + 4 + 1) + 1;
        byte[] value = new byte[Assembler.LARGEST_DOCUMENT - around + more];
        Arrays.fill(value, (byte) 'x');
        return new Assembler(program, List.of(new Rows(List.of(values(PostgresForm.int4(42), value)))));
    }

    private static List<BsonDocument> documents(Assembler assembler) throws SQLException {
        List<BsonDocument> documents = new ArrayList<>();
        var out = new BsonBuffer();
        while (assembler.next(out)) {
            documents.add(Documents.read(out));
            out.clear();
        }
        return documents;
    }

    private static List<byte[]> row(int... values) {
        List<byte[]> row = new ArrayList<>();
        Arrays.stream(values).forEach(value -> row.add(PostgresForm.int4(value)));
        return row;
    }

    private static List<byte[]> values(byte[]... values) {
        return Arrays.asList(values);
    }
}
