package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PacedRowsTest {

    /// As COPY sends it: 7 bytes for the row, 4 for the value, 89 in it.
    private static final List<byte[]> HUNDRED_BYTES = List.of(new byte[89]);

    @Test
    void several_streams_together_keep_to_one_pace() throws Exception {
        var pace = new Pace(1_000_000);
        long start = System.nanoTime();

        var threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            counts.add(threads.submit(() -> count(new PacedRows(hundreds(2000), 1, pace))));
        }
        for (Future<Integer> count : counts) {
            assertThat(count.get()).isEqualTo(2000);
        }
        threads.shutdown();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(520), Duration.ofSeconds(2));
    }

    @Test
    void a_stream_slower_than_its_pace_is_not_held_up() throws SQLException {
        long start = System.nanoTime();

        assertThat(count(new PacedRows(hundreds(2000), 1, new Pace(Long.MAX_VALUE))))
                .isEqualTo(2000);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void waiting_ends_with_an_interrupt() {
        var rows = new PacedRows(hundreds(2), 1, new Pace(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(rows::next).isInstanceOf(CancellationException.class).hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void rows_pass_as_they_are() throws SQLException {
        var source = new Rows(List.of(List.of(PostgresForm.int4(7), PostgresForm.NULL)));
        var rows = new PacedRows(source, 2, new Pace(1_000_000));

        assertThat(rows.next()).isTrue();
        assertThat(BigEndian.int4(rows.bytes(), rows.offset(0))).isEqualTo(7);
        assertThat(rows.length(1)).isNegative();
        assertThat(rows.next()).isFalse();
    }

    @Test
    void a_pace_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Pace(0)).hasMessage("nothing passes at 0 bytes a second");
    }

    private static Rows hundreds(int count) {
        return new Rows(Collections.nCopies(count, HUNDRED_BYTES));
    }

    private static int count(RowStream rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }
}
