package io.reloquent.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Fault passing = OursOrTheirs.passing("gone for a while", "wait", new IllegalStateException());

    private final List<Duration> told = new ArrayList<>();

    @Test
    void what_will_not_pass_is_not_waited_for() {
        var patience = new Patience(Duration.ofSeconds(90));
        Fault lasting = YoursToFix.usage("wrong", "mend it");

        assertThatThrownBy(() -> patience.await(lasting, told::add)).isSameAs(lasting);
        assertThat(told).as("nothing is waited for").isEmpty();
    }

    @Test
    void a_pause_is_told_before_it_begins_and_doubles() {
        var patience = new Patience(Duration.ofSeconds(90));
        patience.await(passing, told::add);
        patience.await(passing, told::add);
        assertThat(told).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void time_counts_from_the_first_fault_and_not_from_the_beginning() throws Exception {
        var patience = new Patience(Duration.ofMillis(100));
        Thread.sleep(200);

        assertThatCode(() -> patience.await(passing, told::add)).doesNotThrowAnyException();
        assertThatThrownBy(() -> patience.await(passing, told::add)).isSameAs(passing);
    }

    @Test
    void whoever_gets_documents_through_has_time_again_but_not_for_ever() {
        var patience = new Patience(Duration.ofMillis(100));
        int waited = 0;
        try {
            while (waited < 100) {
                patience.gotThrough();
                Thread.currentThread().interrupt();
                waited(patience);
                waited++;
            }
        } catch (OursOrTheirs e) {
            assertThat(e).isSameAs(passing);
        }
        assertThat(waited).isBetween(10, 50);
    }

    /// Without its pause, which an interrupt ends.
    private void waited(Patience patience) {
        try {
            patience.await(passing, told::add);
        } catch (CancellationException interrupted) {
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
