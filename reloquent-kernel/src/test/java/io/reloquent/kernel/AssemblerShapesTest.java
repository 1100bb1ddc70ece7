package io.reloquent.kernel;

import static io.reloquent.kernel.PostgresForm.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/// What is left out, cut short or written without a document around it.
class AssemblerShapesTest {

    private static final KeyColumn KEY = new KeyColumn(0, KeyOrder.INTEGER, false);
    private static final KeyColumn OWN = new KeyColumn(1, KeyOrder.INTEGER, false);
    private static final Program.Value ID = new Program.Value("_id", "id", 0, Encoding.INT4, false, false);

    /// Stands for null in a row.
    private static final int NONE = Integer.MIN_VALUE;

    @Test
    void a_null_is_left_out_where_it_is_asked_for_and_kept_elsewhere() throws SQLException {
        var kept = new Program.Value("kept", "a", 1, Encoding.INT4, false, false);
        var omitted = new Program.Value("omitted", "a", 1, Encoding.INT4, false, true);

        assertThat(documents(of(ID, kept, omitted), rows(row(1, NONE), row(2, 5))))
                .containsExactly("{_id: 1, kept: null}", "{_id: 2, kept: 5, omitted: 5}");
    }

    @Test
    void a_group_of_which_nothing_is_left_is_left_out_at_any_depth() throws SQLException {
        var omitted = new Program.Value("a", "a", 1, Encoding.INT4, false, true);
        var group = new Program.Group("outer", List.of(new Program.Group("inner", List.of(omitted))));

        assertThat(documents(of(ID, group), rows(row(1, NONE), row(2, 5))))
                .containsExactly("{_id: 1}", "{_id: 2, outer: {inner: {a: 5}}}");
    }

    @Test
    void a_joined_row_that_is_not_there_is_left_out_where_it_is_asked_for() throws SQLException {
        var name = new Program.Value("n", "n", 1, Encoding.INT4, false, false);
        var joined = new Program.Joined("other", 1, List.of(name), false, true);

        assertThat(documents(of(ID, joined), rows(row(1, NONE), row(2, 5))))
                .containsExactly("{_id: 1}", "{_id: 2, other: {n: 5}}");
    }

    @Test
    void a_merged_row_is_counted_where_it_is_there() throws SQLException {
        var assembler = new Assembler(
                new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, new Program.Counted(1)))),
                List.of(rows(row(1, NONE), row(2, 5), row(3, 6))));

        assertThat(documents(assembler)).containsExactly("{_id: 1}", "{_id: 2}", "{_id: 3}");
        assertThat(assembler.joinedCounts()).containsExactly(2L);
    }

    @Test
    void an_array_of_values_holds_nulls_and_counts_what_was_merged() throws SQLException {
        var node = new Program.Node(
                1,
                List.of(KEY, OWN),
                1,
                false,
                List.of(new Program.Value("v", "v", 2, Encoding.INT4, false, true), new Program.Counted(2)));
        var values = new Program.Children("values", node, 0, true);
        var assembler = new Assembler(
                new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(ID, values))),
                List.of(rows(row(1), row(2)), rows(row(1, 1, 7), row(1, 2, NONE), row(1, 3, 9))));

        assertThat(documents(assembler)).containsExactly("{_id: 1, values: [7, null, 9]}", "{_id: 2, values: []}");
        assertThat(assembler.joinedCounts()).containsExactly(2L);
    }

    @Test
    void what_is_beyond_a_limit_is_read_and_left_out_with_everything_below_it() throws SQLException {
        var inner = new Program.Node(
                2,
                List.of(KEY, OWN, new KeyColumn(2, KeyOrder.INTEGER, false)),
                2,
                false,
                List.of(new Program.Value("g", "g", 2, Encoding.INT4, false, false)));
        var children = new Program.Node(
                1,
                List.of(KEY, OWN),
                1,
                false,
                List.of(
                        new Program.Value("n", "n", 1, Encoding.INT4, false, false),
                        new Program.Children("below", inner, 0, false)));
        var assembler = new Assembler(
                new Program(new Program.Node(
                        0, List.of(KEY), 0, false, List.of(ID, new Program.Children("first", children, 2, false)))),
                List.of(
                        rows(row(1), row(2)),
                        rows(row(1, 1), row(1, 2), row(1, 3), row(2, 4)),
                        rows(row(1, 2, 20), row(1, 3, 30), row(2, 4, 40))));

        assertThat(documents(assembler))
                .containsExactly(
                        "{_id: 1, first: [{n: 1, below: []}, {n: 2, below: [{g: 20}]}]}",
                        "{_id: 2, first: [{n: 4, below: [{g: 40}]}]}");
        assertThat(assembler.counts()).containsExactly(new Counts(2, 0, 0), new Counts(4, 0, 0), new Counts(3, 0, 0));
    }

    @Test
    void an_array_of_values_that_grows_too_large_is_named() {
        byte[] megabyte = new byte[1 << 20];
        var node = new Program.Node(
                1, List.of(KEY, OWN), 1, false, List.of(new Program.Value("v", "v", 2, Encoding.BYTES, false, false)));
        List<List<byte[]>> blobs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            blobs.add(Arrays.asList(PostgresForm.int4(1), PostgresForm.int4(i), megabyte));
        }
        var program = new Program(
                new Program.Node(0, List.of(KEY), 0, false, List.of(ID, new Program.Children("blobs", node, 0, true))));
        var out = new BsonBuffer();

        DocumentFault fault = catchThrowableOfType(
                DocumentFault.class, () -> new Assembler(program, List.of(rows(row(1)), new Rows(blobs))).next(out));

        assertThat(fault.field()).isEqualTo("blobs");
        assertThat(out.size()).isLessThan(18 << 20);
    }

    @Test
    void two_rows_of_one_key_or_a_null_in_it_are_a_fault_where_nothing_else_rules_them_out() throws SQLException {
        var trusted = new Program(new Program.Node(0, List.of(KEY), 0, true, List.of(ID)));

        assertThat(documents(trusted, rows(row(1), row(2)))).hasSize(2);
        assertThat(fault(trusted, rows(row(1), row(2), row(2))))
                .isEqualTo("0 2 belongs to two rows, and the design says it tells them apart");
        assertThat(fault(trusted, rows(row(1), row(NONE))))
                .isEqualTo("0  has a null, and the design says it never does");
    }

    /// As `_id`, MongoDB takes them for one.
    @Test
    void decimals_that_differ_in_scale_are_one_key() throws SQLException {
        var key = List.of(new KeyColumn(0, KeyOrder.DECIMAL, false), new KeyColumn(1, KeyOrder.TEXT, false));
        var id = new Program.Value("_id", "id", 0, Encoding.NUMERIC, false, false);
        var trusted = new Program(new Program.Node(0, key, 0, true, List.of(id)));
        List<byte[]> one = List.of(PostgresForm.numeric(new BigDecimal("1.0")), PostgresForm.text("x".repeat(99)));
        List<byte[]> other = List.of(PostgresForm.numeric(new BigDecimal("1.00")), PostgresForm.text("x".repeat(99)));

        assertThat(fault(trusted, new Rows(List.of(one, other))))
                .endsWith("belongs to two rows, and the design says it tells them apart");
    }

    private static String fault(Program program, Rows rows) {
        KeyFault fault = catchThrowableOfType(KeyFault.class, () -> documents(program, rows));
        return fault.stream() + " " + fault.key() + " " + fault.why();
    }

    private static Program of(Program.Part... parts) {
        return new Program(new Program.Node(0, List.of(KEY), 0, false, List.of(parts)));
    }

    private static List<String> documents(Program program, Rows rows) throws SQLException {
        return documents(new Assembler(program, List.of(rows)));
    }

    /// As the tests write them: without quotes around names.
    private static List<String> documents(Assembler assembler) throws SQLException {
        List<String> documents = new ArrayList<>();
        var out = new BsonBuffer();
        while (assembler.next(out)) {
            BsonDocument document = Documents.read(out);
            documents.add(document.toJson().replace("\"", ""));
            out.clear();
        }
        return documents;
    }

    private static Rows rows(int[]... rows) {
        return new Rows(Arrays.stream(rows).map(AssemblerShapesTest::values).toList());
    }

    private static int[] row(int... values) {
        return values;
    }

    private static List<byte[]> values(int... values) {
        List<byte[]> row = new ArrayList<>();
        for (int value : values) {
            row.add(value == NONE ? NULL : PostgresForm.int4(value));
        }
        return row;
    }
}
