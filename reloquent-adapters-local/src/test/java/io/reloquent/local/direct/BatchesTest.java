package io.reloquent.local.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Batches batches = new Batches(512L << 20);

    @Test
    void a_batch_acknowledged_is_filled_again() {
        var batch = batches.take();
        batch.add(new byte[100], 0, 100);
        batches.acknowledged(batch, SECOND);

        assertThat(batches.take()).isSameAs(batch);
        assertThat(batch.count()).isZero();
    }

    @Test
    void a_slow_line_gets_smaller_batches_and_a_fast_one_larger_ones() {
        int size = batches.take().capacity();
        batches.acknowledged(batches.take(), 3 * SECOND);
        assertThat(batches.take().capacity()).isEqualTo(size / 2);
        for (int i = 0; i < 10; i++) {
            batches.acknowledged(batches.take(), 3 * SECOND);
        }
        assertThat(batches.take().capacity()).isEqualTo(1 << 20);
        for (int i = 0; i < 10; i++) {
            batches.acknowledged(batches.take(), SECOND / 10);
        }
        assertThat(batches.take().capacity()).isEqualTo(size);
    }

    @Test
    void little_memory_means_small_batches() {
        assertThat(new Batches(128L << 20).take().capacity()).isEqualTo(2 << 20);
        assertThat(new Batches(8L << 30).take().capacity()).isEqualTo(8 << 20);
    }
}
