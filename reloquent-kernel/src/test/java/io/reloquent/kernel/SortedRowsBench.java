package io.reloquent.kernel;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// Measures sorting; not a test. Arguments: rows in thousands, budget in MB, how rows arrive (`shuffled`, `sorted`),
/// the directory to spill to, how often.
public final class SortedRowsBench {

    private SortedRowsBench() {}

    public static void main(String[] arguments) throws Exception {
        long rows = Long.parseLong(arguments[0]) * 1000;
        long budget = Long.parseLong(arguments[1]) << 20;
        boolean shuffled = arguments[2].equals("shuffled");
        Path directory = Path.of(arguments.length > 3 ? arguments[3] : System.getProperty("java.io.tmpdir"));
        int rounds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 4;
        for (int round = 0; round < rounds; round++) {
            long nothing = cpu(() -> read(new Lines(rows, shuffled)));
            Path spill = Files.createTempDirectory(directory, "bench");
            var sorted = new SortedRows(new Lines(rows, shuffled), Lines.COLUMNS, Lines.KEY, budget, spill);
            long start = System.nanoTime();
            long fill = cpu(sorted::fill);
            long rest = cpu(() -> read(sorted));
            System.out.printf(
                    Locale.ROOT,
                    "%d rows, %d MB: %.2f s wall; CPU a row: %d ns to fill, %d ns to read; spilled %d MB%n",
                    rows,
                    budget >> 20,
                    (System.nanoTime() - start) / 1e9,
                    (fill - nothing) / rows,
                    rest / rows,
                    sorted.spilled() >> 20);
            sorted.close();
            Files.delete(spill);
        }
    }

    private static void read(RowStream rows) throws SQLException {
        long previous = Long.MIN_VALUE;
        while (rows.next()) {
            long key = BigEndian.int8(rows.bytes(), rows.offset(0));
            if (rows instanceof SortedRows && key < previous) {
                throw new IllegalStateException("not sorted");
            }
            previous = key;
        }
    }

    private static long cpu(Work work) throws SQLException {
        var system = (com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        work.run();
        return system.getProcessCpuTime() - before;
    }

    private interface Work {
        void run() throws SQLException;
    }

    /// Rows of ten values and about 100 bytes, four for each parent, with the lengths between the values as COPY has
    /// them.
    private static final class Lines implements RowStream {

        static final int COLUMNS = 10;
        static final List<KeyColumn> KEY =
                List.of(new KeyColumn(0, KeyOrder.INTEGER, false), new KeyColumn(1, KeyOrder.INTEGER, false));
        private static final int[] LENGTHS = {8, 8, 8, 10, 10, 4, 4, 1, 25, 22};

        private final byte[] bytes = new byte[180];
        private final int[] offsets = new int[COLUMNS];
        private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        private final long rows;
        private final long step;
        private long at;
        private long number;

        Lines(long rows, boolean shuffled) {
            this.rows = rows;
            // Prime to any number of rows that is a power of ten times a small factor.
            step = shuffled ? 1_000_003 : 1;
            int offset = 2;
            for (int i = 0; i < COLUMNS; i++) {
                offsets[i] = offset + 4;
                offset += 4 + LENGTHS[i];
            }
        }

        @Override
        public boolean next() {
            if (at == rows) {
                return false;
            }
            at++;
            number = (number + step) % rows;
            buffer.putLong(offsets[0], number >> 2);
            buffer.putLong(offsets[1], number & 3);
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
            return LENGTHS[column];
        }

        @Override
        public void close() {}
    }
}
