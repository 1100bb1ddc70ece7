package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Leases;
import io.reloquent.run.Holder;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MongoLeasesTest {

    private final MongoTarget target = MongoTarget.open(TestServer.address("shop"));
    private final MongoTarget neighbour = MongoTarget.open(TestServer.address("depot"));
    private final Leases leases = target.leases();

    @AfterEach
    void clear() {
        Mono.from(TestServer.database(MongoLedger.DATABASE).drop()).block();
        target.close();
        neighbour.close();
    }

    @Test
    void a_target_is_nobodys_at_first_and_each_target_has_a_lease_of_its_own() {
        assertThat(leases.holder()).isEqualTo(Holder.NOBODY);
        assertThat(leases.take("one", Holder.NOBODY)).hasValue(1);
        assertThat(leases.holder()).isEqualTo(new Holder("one", 1, true, 0));
        assertThat(neighbour.leases().holder()).isEqualTo(Holder.NOBODY);
    }

    @Test
    void the_token_grows_with_every_run() {
        assertThat(leases.take("one", leases.holder())).hasValue(1);
        assertThat(leases.take("two", leases.holder())).hasValue(2);
        assertThat(leases.sign(1)).isFalse();
        assertThat(leases.sign(2)).isTrue();
        assertThat(leases.holder()).isEqualTo(new Holder("two", 2, true, 1));
    }

    @Test
    void nobody_takes_over_from_a_run_that_has_left_a_sign_since() {
        leases.take("one", Holder.NOBODY);
        Holder seen = leases.holder();
        leases.sign(1);
        assertThat(leases.take("two", seen)).isEmpty();
        assertThat(leases.holder().run()).isEqualTo("one");
    }

    @Test
    void a_lease_is_given_back_only_by_who_has_it() {
        leases.take("one", Holder.NOBODY);
        leases.take("two", leases.holder());
        leases.release(1);
        assertThat(leases.holder().held()).isTrue();
        leases.release(2);
        assertThat(leases.holder().held()).isFalse();
    }

    @Test
    void what_an_older_token_carries_is_refused() {
        var first = (MongoLeases) leases;
        Lease old = lease(leases, "one");
        first.refuseTakenOver(old);
        lease(leases, "two");
        assertThatThrownBy(() -> first.refuseTakenOver(old))
                .isInstanceOf(OursOrTheirs.class)
                .hasMessage("Another Reloquent has taken this target over from run one.");
    }

    @RepeatedTest(10)
    void of_many_at_once_one_gets_it() throws Exception {
        Holder seen = leases.holder();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<OptionalLong>> takers = IntStream.range(0, 8)
                    .<Callable<OptionalLong>>mapToObj(i -> () -> leases.take("run" + i, seen))
                    .toList();
            long winners = 0;
            for (var taken : threads.invokeAll(takers)) {
                winners += taken.get().isPresent() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    /// The right to load, taken over from whoever has it.
    static Lease lease(Leases leases, String run) {
        Holder present = leases.holder();
        long token = present.run().equals(run)
                ? present.token()
                : leases.take(run, present).orElseThrow();
        return new Lease() {
            @Override
            public String run() {
                return run;
            }

            @Override
            public long token() {
                return token;
            }

            @Override
            public void ensureHeld() {}
        };
    }
}
