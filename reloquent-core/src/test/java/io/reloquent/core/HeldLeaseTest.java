package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.connection.Secret;
import io.reloquent.connection.TargetAddress;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.mongo.MongoTarget;
import io.reloquent.port.target.Leases;
import io.reloquent.run.Holder;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldLeaseTest {

    private static final LeaseTerms TERMS = new LeaseTerms(Duration.ofMillis(200), Duration.ofSeconds(2));

    private final TargetAddress address =
            MongoAddresses.parse(new Secret(Servers.mongod().uri()), Servers.freshName("target"));
    private final MongoTarget target = MongoTarget.open(address);
    private final Leases leases = target.leases();

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void what_is_given_back_is_taken_at_once() {
        take("one", "").close();
        long start = System.nanoTime();

        take("two", "").close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(leases.holder())
                .extracting(Holder::run, Holder::token, Holder::held)
                .containsExactly("two", 2L, false);
    }

    @Test
    void nobody_takes_what_somebody_holds_who_lives_even_if_the_run_once_was_his() {
        try (HeldLease held = take("one", "")) {
            for (String own : new String[] {"", "one"}) {
                assertThatThrownBy(() -> take("two", own))
                        .isInstanceOf(YoursToFix.class)
                        .hasMessageContaining("Run one is loading into this target right now");
            }
            held.ensureHeld();
        }
    }

    @Test
    void a_holder_who_is_silent_is_waited_for_and_not_so_long_if_his_process_is_known_to_be_over() {
        assertThat(leases.take("dead", leases.holder())).isPresent();
        long start = System.nanoTime();
        take("mine", "dead").close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));

        assertThat(leases.take("dead", leases.holder())).isPresent();
        start = System.nanoTime();
        take("another", "mine").close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void what_is_given_back_while_it_is_watched_is_taken() throws Exception {
        long token = leases.take("ending", leases.holder()).orElseThrow();
        Thread ending = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(300);
                leases.release(token);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        try (HeldLease next = take("next", "")) {
            assertThat(next.token()).isEqualTo(2);
        }
        ending.join();
    }

    private HeldLease take(String run, String own) {
        return HeldLease.take(leases, TERMS, run, own, Progress.NONE);
    }
}
