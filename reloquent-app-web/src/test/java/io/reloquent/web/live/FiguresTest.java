package io.reloquent.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_batch_that_failed_is_counted_and_told_to_who_does_not_know_it() {
        var figures = new Figures();
        figures.expect("orders", 10, 1);
        figures.expect("log", 10, 1);
        figures.failed("orders", 2);
        figures.failed("orders", 3);

        assertThat(figures.collections(2)).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("orders");
            assertThat(one.failures()).isEqualTo(2);
        });
        assertThat(figures.collections(3)).isEmpty();
    }
}
