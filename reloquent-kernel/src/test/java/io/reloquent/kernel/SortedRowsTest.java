package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SortedRowsTest {

    private static final List<KeyColumn> KEY = List.of(new KeyColumn(0, KeyOrder.INTEGER, false));
    private static final long SMALL = 4 << 10;

    @TempDir
    Path directory;

    @Test
    void what_fits_into_the_budget_touches_no_disk() throws SQLException {
        Path nowhere = directory.resolve("nowhere");

        try (var rows = new SortedRows(backwards(1000), 1, KEY, 1 << 20, nowhere)) {
            assertThat(numbers(rows)).isSorted().hasSize(1000);
            assertThat(rows.spilled()).isZero();
        }
    }

    @Test
    void a_stream_that_breaks_is_an_error_and_never_an_end() throws Exception {
        var broken = new SQLException("the row stream broke off before its end");

        try (var rows = new SortedRows(new Breaking(500, broken), 1, KEY, SMALL, directory)) {
            assertThatThrownBy(rows::next).isSameAs(broken);
            assertThat(files()).isEmpty();
            assertThat(open()).isEmpty();
            assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
            assertThatThrownBy(rows::fill).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_directory_that_takes_no_rows_is_named_with_what_to_do() {
        Path nowhere = directory.resolve("nowhere");

        assertThatExceptionOfType(SpillException.class)
                .isThrownBy(() -> new SortedRows(backwards(1000), 1, KEY, SMALL, nowhere).fill())
                .withMessageStartingWith("Rows that are being sorted do not fit in memory and cannot be kept in "
                        + nowhere + ": NoSuchFile (");
    }

    @Test
    void an_interrupt_ends_the_reading_and_leaves_no_file() throws IOException {
        var rows = new SortedRows(backwards(100_000), 1, KEY, SMALL, directory);

        Thread.currentThread().interrupt();

        assertThatThrownBy(rows::fill).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void closing_early_ends_the_other_stream_too() throws SQLException {
        var source = new Breaking(1, new SQLException("unread"));

        new SortedRows(source, 1, KEY, SMALL, directory).close();

        assertThat(source.closed).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void files_have_no_name_and_no_reader_but_their_owner() throws Exception {
        try (var rows = new SortedRows(backwards(10_000), 1, KEY, SMALL, directory)) {
            rows.fill();

            assertThat(rows.spilled()).isPositive();
            assertThat(files()).isEmpty();
            List<Path> open = open();
            assertThat(open).isNotEmpty();
            for (Path file : open) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void several_streams_are_filled_at_once_before_they_are_read() throws Exception {
        List<SortedRows> streams = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            streams.add(new SortedRows(backwards(20_000), 1, KEY, 64 << 10, directory));
        }
        var threads = Executors.newFixedThreadPool(4);
        List<Future<?>> fills = new ArrayList<>();
        for (SortedRows stream : streams) {
            fills.add(threads.submit(() -> {
                stream.fill();
                return null;
            }));
        }
        for (Future<?> fill : fills) {
            fill.get();
        }
        threads.shutdown();

        for (SortedRows stream : streams) {
            assertThat(numbers(stream)).isSorted().hasSize(20_000);
            stream.close();
        }
    }

    /// 112 MB of rows under a budget of 8 MB, in a machine of 20 MB.
    @Test
    void memory_is_bounded_by_the_budget() throws Exception {
        assertThat(bench("", "1000", "8"))
                .matches("(?s)1000000 rows, 8 MB: .* spilled 1\\d\\d MB\n")
                .doesNotContain("OutOfMemory");
        assertThat(files()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_disk_that_is_full_is_named_and_nothing_is_left_on_it() throws Exception {
        assertThat(bench("ulimit -f 6000; ", "1000", "8"))
                .contains("io.reloquent.kernel.SpillException: Rows that are being sorted do not fit in memory"
                        + " and cannot be kept in " + directory)
                .contains("File too large");
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private String bench(String before, String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "%s exec '%s' -Xmx20m -XX:+UseSerialGC -cp '%s' %s %s shuffled '%s' 1"
                .formatted(
                        before,
                        java,
                        System.getProperty("java.class.path"),
                        SortedRowsBench.class.getName(),
                        String.join(" ", arguments),
                        directory);
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.toList();
        }
    }

    /// What this process has open of the rows being sorted here.
    private List<Path> open() throws IOException {
        List<Path> open = new ArrayList<>();
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.exists(descriptors)) {
            return open;
        }
        try (Stream<Path> list = Files.list(descriptors)) {
            for (Path file : list.filter(Files::isSymbolicLink).toList()) {
                if (Files.readSymbolicLink(file).startsWith(directory)) {
                    open.add(file);
                }
            }
        }
        return open;
    }

    private static Rows backwards(int count) {
        List<List<byte[]>> rows = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            rows.add(List.of(PostgresForm.int4(i)));
        }
        return new Rows(rows);
    }

    private static List<Integer> numbers(RowStream rows) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        while (rows.next()) {
            numbers.add(BigEndian.int4(rows.bytes(), rows.offset(0)));
        }
        return numbers;
    }

    /// Some rows, then an error, and after it no more rows.
    private static final class Breaking implements RowStream {

        private final Rows rows;
        private final SQLException error;
        private boolean thrown;
        private boolean closed;

        Breaking(int count, SQLException error) {
            rows = backwards(count);
            this.error = error;
        }

        @Override
        public boolean next() throws SQLException {
            boolean more = rows.next();
            if (!more && !thrown) {
                thrown = true;
                throw error;
            }
            return more;
        }

        @Override
        public byte[] bytes() {
            return rows.bytes();
        }

        @Override
        public int offset(int column) {
            return rows.offset(column);
        }

        @Override
        public int length(int column) {
            return rows.length(column);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
