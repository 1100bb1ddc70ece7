package io.reloquent.kernel;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Measures assembling and hashing of customers with their orders with their lines, from rows as COPY sends them; not
/// a test. Arguments: customers in thousands, rounds, `distinct` where
/// keys are to be checked.
public final class AssemblerBench {

    private static final int ORDERS = 10;
    private static final int LINES = 4;

    private static boolean distinct;

    private AssemblerBench() {}

    public static void main(String[] arguments) throws Exception {
        int customers = Integer.parseInt(arguments[0]) * 1000;
        int rounds = Integer.parseInt(arguments[1]);
        distinct = arguments.length > 2;
        var tables = new Tables(customers);
        long rows = (long) customers * (1 + ORDERS + ORDERS * LINES);
        for (int round = 0; round < rounds; round++) {
            long started = cpu();
            for (CopyLike stream : tables.streams()) {
                drain(stream);
            }
            long parsed = cpu();
            long bytes = assemble(tables, null);
            long assembled = cpu();
            assemble(tables, new DocumentHasher());
            long hashed = cpu();
            double parse = (double) (parsed - started) / rows;
            double build = (double) (assembled - parsed) / rows - parse;
            double hash = (double) (hashed - assembled) / rows - build - parse;
            System.out.printf(
                    Locale.ROOT,
                    "%d rows, %d bytes: ns CPU a row: parse %.0f, assemble %.0f, hash %.0f; %.0f MB/s%n",
                    rows,
                    bytes,
                    parse,
                    build,
                    hash,
                    bytes * 1e3 / (hashed - assembled));
        }
    }

    private static void drain(RowStream stream) throws SQLException {
        boolean more = true;
        while (more) {
            more = stream.next();
        }
    }

    private static long assemble(Tables tables, @Nullable DocumentHasher hasher) throws SQLException {
        var assembler = new Assembler(tables.program(), tables.streams());
        var out = new BsonBuffer();
        long bytes = 0;
        while (assembler.next(out)) {
            bytes += out.size();
            if (hasher != null) {
                hasher.hash(out.bytes(), 0, out.size());
            }
            out.clear();
        }
        return bytes;
    }

    /// CPU time of this process, in nanoseconds.
    static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// Three tables, ordered alike.
    private static final class Tables {

        private final byte[] customers;
        private final byte[] orders;
        private final byte[] lines;
        private final Random random = new Random(1);

        Tables(int count) {
            var c = new ByteArrayOutputStream();
            var o = new ByteArrayOutputStream();
            var l = new ByteArrayOutputStream();
            long order = 0;
            for (long customer = 1; customer <= count; customer++) {
                row(
                        c,
                        PostgresForm.int8(customer),
                        text("Customer#000000001"),
                        text("IVhzIApeRb ot,c,E 25 character"),
                        PostgresForm.int4(random.nextInt(25)),
                        text("25-989-741-2988"),
                        money(1_000_000),
                        text("BUILDING  "),
                        text("to the even, regular platelets. regular, ironic epitaphs nag e, and so on"));
                for (int i = 0; i < ORDERS; i++) {
                    order++;
                    row(
                            o,
                            PostgresForm.int8(customer),
                            PostgresForm.int8(order),
                            text("O"),
                            money(50_000_000),
                            PostgresForm.int4(-2000 + random.nextInt(2400)),
                            text("5-LOW          "),
                            text("Clerk#000000951"),
                            PostgresForm.int4(0),
                            text("nstructions sleep furiously among and something"));
                    for (int line = 1; line <= LINES; line++) {
                        line(l, customer, order, line);
                    }
                }
            }
            customers = c.toByteArray();
            orders = o.toByteArray();
            lines = l.toByteArray();
        }

        private void line(ByteArrayOutputStream out, long customer, long order, int line) {
            row(
                    out,
                    PostgresForm.int8(customer),
                    PostgresForm.int8(order),
                    PostgresForm.int8(random.nextInt(200_000)),
                    PostgresForm.int8(random.nextInt(10_000)),
                    PostgresForm.int4(line),
                    PostgresForm.numeric(new BigDecimal(1 + random.nextInt(50)).setScale(2)),
                    money(10_000_000),
                    money(11),
                    money(9),
                    text("N"),
                    text("O"),
                    PostgresForm.int4(-2000 + random.nextInt(2400)),
                    PostgresForm.int4(-2000 + random.nextInt(2400)),
                    PostgresForm.int4(-2000 + random.nextInt(2400)),
                    text("DELIVER IN PERSON        "),
                    text("TRUCK     "),
                    text("egular courts above the dep"));
        }

        private byte[] money(int bound) {
            return PostgresForm.numeric(BigDecimal.valueOf(random.nextInt(bound), 2));
        }

        private static byte[] text(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static void row(ByteArrayOutputStream out, byte[]... values) {
            out.writeBytes(PostgresForm.int2(values.length));
            for (byte[] value : values) {
                out.writeBytes(PostgresForm.int4(value.length));
                out.writeBytes(value);
            }
        }

        List<CopyLike> streams() {
            return List.of(new CopyLike(customers, 8), new CopyLike(orders, 9), new CopyLike(lines, 17));
        }

        Program program() {
            var line = node(2, 2, List.of(0, 1, 4), 1, """
                    l_orderkey INT8|l_partkey INT8|l_suppkey INT8|l_linenumber INT4|l_quantity NUMERIC\
                    |l_extendedprice NUMERIC|l_discount NUMERIC|l_tax NUMERIC|l_returnflag TEXT|l_linestatus TEXT\
                    |l_shipdate DATE|l_commitdate DATE|l_receiptdate DATE|l_shipinstruct TEXT|l_shipmode TEXT\
                    |l_comment TEXT""", null);
            var order = node(1, 1, List.of(0, 1), 1, """
                    o_orderkey INT8|o_orderstatus TEXT|o_totalprice NUMERIC|o_orderdate DATE|o_orderpriority TEXT\
                    |o_clerk TEXT|o_shippriority INT4|o_comment TEXT""", new Program.Children("lines", line, 0, false));
            return new Program(node(0, 0, List.of(0), 0, """
                    _id INT8|c_name TEXT|c_address TEXT|c_nationkey INT4|c_phone TEXT|c_acctbal NUMERIC\
                    |c_mktsegment TEXT|c_comment TEXT""", new Program.Children("orders", order, 0, false)));
        }

        private static Program.Node node(
                int stream, int path, List<Integer> key, int first, String fields, Program.@Nullable Children below) {
            List<Program.Part> parts = new ArrayList<>();
            int output = first;
            for (String field : fields.split("\\|", -1)) {
                String[] words = field.split(" ", 2);
                parts.add(new Program.Value(words[0], words[0], output++, Encoding.valueOf(words[1]), false, false));
            }
            if (below != null) {
                parts.add(below);
            }
            List<KeyColumn> columns = key.stream()
                    .map(column -> new KeyColumn(column, KeyOrder.INTEGER, false))
                    .toList();
            return new Program.Node(stream, columns, path, distinct, parts);
        }
    }

    /// Rows found as [CopyRows] finds them, in messages that lie one behind the other.
    private static final class CopyLike implements RowStream {

        private final byte[] bytes;
        private final int[] offsets;
        private final int[] lengths;
        private int at;

        CopyLike(byte[] bytes, int columns) {
            this.bytes = bytes;
            offsets = new int[columns];
            lengths = new int[columns];
        }

        @Override
        public boolean next() {
            if (at == bytes.length) {
                return false;
            }
            int count = BigEndian.int2(bytes, at);
            at += 2;
            for (int i = 0; i < count; i++) {
                int length = BigEndian.int4(bytes, at);
                at += 4;
                offsets[i] = at;
                lengths[i] = length;
                at += Math.max(length, 0);
            }
            return true;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int offset(int column) {
            return offsets[column];
        }

        @Override
        public int length(int column) {
            return lengths[column];
        }

        @Override
        public void close() {}
    }
}
