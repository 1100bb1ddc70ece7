package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.DocumentModel;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.plan.SparkMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Where executors are processes of their own, one of them may stop, or end, while it writes: another attempt loads
/// what it was at, and what both have written is there once.
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SparkClusterTest {

    private static final int PARENTS = 200_000;

    /// Four ranges, each of them some seconds.
    private static final String MANY = """
            create table parents (id int primary key, name text not null);
            create table children (id int primary key, parent int not null references parents, text text not null);
            insert into parents select i, 'parent ' || i from generate_series(1, %1$d) i;
            insert into children select i, i, repeat('x', 800) from generate_series(1, %1$d) i;
            create index on children (parent);
            analyze;""".formatted(PARENTS);

    private static final DocumentModel FAMILIES =
            Models.model(Models.root("parents", "public.parents", Models.array("children", "public.children")));

    @TempDir
    static Path directory;

    private static SparkCluster cluster;
    private static LocalSpark speculating;
    private static String many = "";
    private static Attempts attempts;

    @BeforeAll
    static void start() throws Exception {
        cluster = SparkCluster.start(directory.resolve("cluster"));
        speculating = cluster.spark(
                "speculating",
                Map.of(
                        "spark.speculation", "true",
                        "spark.speculation.quantile", "0.1",
                        "spark.speculation.multiplier", "1.01",
                        "spark.speculation.minTaskRuntime", "1s"));
        many = Databases.holding(MANY);
        attempts = new Attempts(many);
    }

    @AfterAll
    static void stop() {
        speculating.close();
        cluster.close();
    }

    @Test
    void two_attempts_that_write_at_once_write_the_same() {
        try (var migration = planned(speculating)) {
            var faults = new Faults(0, () -> {
                Attempts.Twice twice = whileOneIsStopped(second -> {});
                attempts.awaitProgress(twice.first());
            });
            migration.migrate(false, faults);
            faults.rethrow();
            assertThat(migration.replaced("parents")).isPositive();
            assertAllIsThere(migration);
        }
    }

    @Test
    void nobody_writes_any_more_when_the_run_is_over() {
        var over = new CountDownLatch(1);
        try (var migration = planned(speculating)) {
            var faults = new Faults(
                    0,
                    () -> whileOneIsStopped(twice -> {
                        attempts.awaitAlone(twice.first());
                        await(over);
                    }));
            migration.migrate(false, faults);
            List<Attempts.Reader> late = attempts.underWay();
            over.countDown();
            faults.rethrow();
            assertThat(late).isEmpty();
            assertAllIsThere(migration);
        }
    }

    /// Stops an executor in the middle of a range, until another has begun with it and something else is done.
    private static Attempts.Twice whileOneIsStopped(Consumer<Attempts.Twice> done) {
        attempts.awaitUnderWay(2, 5_000);
        ProcessHandle stopped = cluster.executors().get(0);
        SparkCluster.signal("STOP", stopped);
        try {
            Attempts.Twice twice = attempts.awaitTwo();
            done.accept(twice);
            return twice;
        } finally {
            SparkCluster.signal("CONT", stopped);
        }
    }

    /// Long enough for a run to end that does not wait.
    private static void await(CountDownLatch latch) {
        try {
            if (latch.await(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Last, for what comes next would have to wait for another executor.
    @ParameterizedTest
    @EnumSource
    @Order(Integer.MAX_VALUE)
    void what_an_executor_was_at_that_is_killed_is_loaded_by_another(SparkMethod kind) throws IOException {
        try (var migration = planned(speculating).onSpark(kind)) {
            var faults = new Faults(20_000, () -> cluster.executors().get(0).destroyForcibly());
            migration.migrate(false, faults);
            faults.rethrow();
            assertThat(Files.readString(directory.resolve("cluster/speculating/spark.log")))
                    .containsPattern("Lost task .* ExecutorLostFailure");
            assertAllIsThere(migration);
        }
    }

    private static Migration planned(LocalSpark spark) {
        var migration = new Migration(many).on(spark).discoverAndSelect();
        migration.design().adopt(FAMILIES);
        return migration;
    }

    private static void assertAllIsThere(Migration migration) {
        var verification = migration.validate(Validate.Depth.AS_SENT);
        assertThat(verification.passes()).as(verification.toString()).isTrue();
        assertThat(verification.documents()).isEqualTo(PARENTS);
    }
}
