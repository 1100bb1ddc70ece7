package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Step;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.run.Progress;
import io.reloquent.run.Run;
import io.reloquent.testkit.Servers;
import io.reloquent.verification.Verification;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A migration that is cut off and done again ends with the documents of one that was not.
class InterruptionTest {

    private static final ChunkSize SMALL = new ChunkSize(100, 1 << 20);

    private static String shop = "";

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.05);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "150,false", "900,true", "1700,true", "2900,false", "3300,true"})
    void an_interrupted_migration_can_be_done_again(long afterDocuments, boolean resume) throws Exception {
        try (var migration = new Migration(shop, SMALL).discoverAndSelect()) {
            migration.design().suggest();
            assertThatThrownBy(() -> migration.migrate(false, interruptAfter(afterDocuments)))
                    .isInstanceOf(CancellationException.class);
            Thread.interrupted();
            assertThat(migration.status().run().state(Step.MIGRATE)).isEqualTo(State.TROUBLE);
            migration.migrate(resume, Progress.NONE);
            migration.assertDocumentsAreRight();
            Verification verification = migration.validate();
            assertThat(verification.passes()).as(verification.toString()).isTrue();
        }
    }

    /// As one is that a browser has held up.
    @Test
    void a_load_that_stands_still_for_longer_than_a_silence_keeps_the_right_to_load() throws Exception {
        try (var migration = new Migration(shop, SMALL).discoverAndSelect()) {
            migration.design().suggest();
            var refused = new AtomicReference<@Nullable Throwable>();
            var stood = new AtomicBoolean();
            migration.migrate(false, new Progress() {
                @Override
                public void say(String sentence) {}

                @Override
                public void collection(String name, long rows, long documents, long expected) {
                    if (documents > 0 && stood.compareAndSet(false, true)) {
                        pause(Migration.SOON.silence().multipliedBy(2));
                        refused.set(catchThrowable(() -> HeldLease.take(
                                migration.target.leases(), Migration.SOON, "another", "", Progress.NONE)));
                    }
                }
            });
            assertThat(refused.get())
                    .isInstanceOf(YoursToFix.class)
                    .hasMessageContaining("is loading into this target right now");
            migration.assertDocumentsAreRight();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 1200, 2500})
    void a_process_killed_in_the_middle_leaves_nothing_that_a_second_run_does_not_mend(long afterMillis)
            throws Exception {
        String database = Servers.freshName("target");
        Process process = KilledMigration.start(shop, database, 10);
        // The child says when it begins to load; it is killed some time after that.
        process.inputReader().readLine();
        process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        try (var migration = new Migration(shop, Servers.mongod().uri(), database, SMALL).discoverAndSelect()) {
            migration.design().suggest();
            boolean finished = migration
                    .target
                    .ledger()
                    .latest()
                    .map(run -> run.state() == Run.State.LOADED)
                    .orElse(false);
            if (finished) {
                assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                        .isInstanceOf(YoursToFix.class)
                        .hasMessageContaining("has already loaded this target");
            } else {
                migration.migrate(afterMillis == 1200, Progress.NONE);
            }
            migration.assertDocumentsAreRight();
        }
    }

    @Test
    void a_run_that_is_loading_from_another_place_is_left_alone() throws Exception {
        String database = Servers.freshName("target");
        Process process = KilledMigration.start(shop, database, 200);
        process.inputReader().readLine();
        try (var other = new Migration(shop, Servers.mongod().uri(), database, SMALL).discoverAndSelect()) {
            other.design().suggest();
            while (other.target.ledger().latest().isEmpty()) {
                Thread.sleep(20);
            }
            assertThatThrownBy(() -> other.migrate(false, Progress.NONE))
                    .isInstanceOf(YoursToFix.class)
                    .hasMessageContaining("is loading into this target right now");
            assertThatThrownBy(() -> other.rollback().run(Set.of(), Progress.NONE))
                    .hasMessageContaining("is loading into this target");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Progress interruptAfter(long documents) {
        Thread working = Thread.currentThread();
        Map<String, AtomicLong> seen = new ConcurrentHashMap<>();
        return new Progress() {
            @Override
            public void say(String sentence) {}

            @Override
            public void collection(String name, long rows, long written, long expected) {
                seen.computeIfAbsent(name, n -> new AtomicLong()).accumulateAndGet(written, Math::max);
                if (seen.values().stream().mapToLong(AtomicLong::get).sum() > documents) {
                    working.interrupt();
                }
            }
        };
    }
}
