package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void several_streams_together_keep_to_one_pace() throws Exception {
        var pace = new Pace(1_000_000);
        long start = System.nanoTime();

        var threads = Executors.newFixedThreadPool(3);
        List<Future<?>> passed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            passed.add(threads.submit(() -> {
                pass(pace, 200);
                return null;
            }));
        }
        for (Future<?> one : passed) {
            one.get();
        }
        threads.shutdown();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(520), Duration.ofSeconds(2));
    }

    @Test
    void a_stream_slower_than_its_pace_is_not_held_up() throws Exception {
        long start = System.nanoTime();

        pass(new Pace(1L << 50), 2000);
        pass(Pace.UNLIMITED, 2000);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void waiting_ends_with_an_interrupt() {
        var pace = new Pace(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pace.pass(10)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_pace_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Pace(0)).hasMessage("nothing passes at 0 bytes a second");
    }

    private static void pass(Pace pace, int thousands) throws InterruptedIOException {
        for (int i = 0; i < thousands; i++) {
            pace.pass(1000);
        }
    }
}
