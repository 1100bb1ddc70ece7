package io.reloquent.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
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

    @Test
    void the_next_try_is_told_until_documents_get_through() {
        var figures = new Figures();
        Instant soon = Instant.parse("2026-01-01T00:00:08Z");
        figures.progress("orders", 20, 10, 100, 1);
        figures.waits("orders", soon, 2);
        figures.progress("orders", 25, 10, 100, 3);
        assertThat(nextTry(figures)).contains(soon);

        figures.progress("orders", 30, 15, 100, 4);
        assertThat(nextTry(figures)).isEmpty();

        figures.waits("orders", soon, 5);
        figures.settle("running", "failed", 6);
        assertThat(nextTry(figures)).isEmpty();
    }

    @Test
    void who_begins_anew_waits_with_every_collection_and_has_counted_nothing() {
        var figures = new Figures();
        figures.progress("orders", 20, 10, 100, 1);
        figures.progress("log", 5, 5, 50, 2);
        figures.waits("log", Instant.EPOCH, 3);
        figures.reset(4);

        assertThat(figures.collections(3)).hasSize(2).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo("waiting");
            assertThat(one.documentsDone() + one.rows() + one.bytes()).isZero();
            assertThat(one.nextTry()).isEmpty();
        });
    }

    private static Optional<Instant> nextTry(Figures figures) {
        return figures.collections(0).getFirst().nextTry();
    }
}
