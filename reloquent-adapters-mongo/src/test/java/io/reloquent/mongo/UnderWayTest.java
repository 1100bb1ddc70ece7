package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private long now;
    private final UnderWay underWay = new UnderWay(() -> now);

    @Test
    void as_many_are_under_way_as_make_the_target_faster() throws Exception {
        assertThat(most(limit -> Math.min(limit, 6))).isEqualTo(7);
        assertThat(underWay.limit()).isBetween(6, 7);
    }

    @Test
    void a_target_that_is_busy_with_three_gets_no_more_but_for_a_try() throws Exception {
        assertThat(most(limit -> 3)).isEqualTo(4);
        assertThat(underWay.limit()).isBetween(3, 4);
    }

    @Test
    void nobody_is_tried_where_nobody_waits() throws Exception {
        for (int second = 0; second < 50; second++) {
            underWay.acquire();
            now += 1_000_000_000L;
            underWay.release(1_000_000);
        }
        assertThat(underWay.limit()).isEqualTo(UnderWay.FEWEST);
        assertThat(underWay.waited()).isZero();
    }

    /// Runs for some seconds with a caller that always waits; gives the highest limit that was tried.
    private int most(IntToDoubleFunction rate) throws Exception {
        int most = 0;
        for (int second = 0; second < 200; second++) {
            int limit = underWay.limit();
            for (int i = 0; i < limit; i++) {
                underWay.acquire();
            }
            Thread waiting = waiting();
            now += 1_000_000_000L;
            underWay.release(0);
            for (int i = 0; i < limit; i++) {
                underWay.release(i == 0 ? (long) (rate.applyAsDouble(underWay.limit()) * 1_000_000) : 0);
            }
            waiting.join();
            now += 1_000_000L;
            most = Math.max(most, underWay.limit());
        }
        return most;
    }

    /// A caller who has to wait.
    private Thread waiting() {
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                underWay.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return waiting;
    }
}
