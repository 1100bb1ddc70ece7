package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Phase;
import io.reloquent.run.Chunk;
import io.reloquent.run.OnFailure;
import io.reloquent.run.PartialFailure;
import io.reloquent.run.Progress;
import io.reloquent.run.Run;
import io.reloquent.run.Unmakable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Some collections are loaded and others are not.
class PartialFailureTest {

    private static final String THREE = """
            create table a (id int primary key, n int);
            create table b (id int primary key, at timestamp);
            create table c (id int primary key, n int);
            insert into a select i, i from generate_series(1, 500) i;
            insert into b select i, now() from generate_series(1, 500) i;
            insert into c select i, i from generate_series(1, 500) i;
            update b set at = 'infinity' where id = 77;
            analyze;""";

    private String database;
    private Migration migration;

    @BeforeEach
    void open() throws Exception {
        database = Databases.holding(THREE);
        migration = new Migration(database).discoverAndSelect();
        migration
                .design()
                .adopt(Models.model(
                        Models.root("a", "public.a"), Models.root("b", "public.b"), Models.root("c", "public.c")));
    }

    @AfterEach
    void close() {
        migration.close();
    }

    @Test
    void one_that_cannot_be_made_leaves_the_others_alone_and_is_loaded_alone_once_mended() throws Exception {
        assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                .isInstanceOf(YoursToFix.class)
                .hasMessageContaining("The document of b with key 77");

        assertThat(latest().finished()).containsExactly("a", "c");
        assertThat(latest().state()).isEqualTo(Run.State.STOPPED);
        assertThat(migration.documents("a")).hasSize(500);
        assertThat(migration.documents("c")).hasSize(500);
        assertThat(migration.status().run().phase()).isEqualTo(Phase.LOADING);

        Databases.execute(database, "update b set at = now() where id = 77");
        migration.migrate(only("b"), Progress.NONE);

        assertThat(latest().state()).isEqualTo(Run.State.LOADED);
        assertThat(migration.status().run().phase()).isEqualTo(Phase.LOADED);
        assertThat(migration.replaced("a")).isZero();
        assertThat(migration.validate().passes()).isTrue();
    }

    @Test
    void a_server_at_fault_is_tried_again_under_the_same_snapshot() throws Exception {
        Databases.execute(database, "update b set at = now()");
        List<PartialFailure> heard = new ArrayList<>();

        migration.migrate(deciding(OnFailure.RETRY, heard), Progress.NONE, failingOnce("b"));

        assertThat(heard).singleElement().satisfies(failure -> {
            assertThat(failure.loaded()).containsExactly("a");
            assertThat(failure.failed()).containsOnlyKeys("b");
            assertThat(failure.notBegun()).containsExactly("c");
            assertThat(failure.sentence()).isEqualTo("1 of 3 collections are loaded, b, c are not.");
            assertThat(failure.mayPass()).isTrue();
        });
        assertThat(latest().state()).isEqualTo(Run.State.LOADED);
        assertThat(migration.validate().passes()).isTrue();
    }

    /// What was written to the source meanwhile is in the documents of all collections then.
    @Test
    void everything_begins_anew_under_a_new_snapshot_if_that_is_wished() throws Exception {
        Databases.execute(database, "update b set at = now()");
        var failed = new AtomicBoolean();

        migration.migrate(deciding(OnFailure.RESTART, new ArrayList<>()), Progress.NONE, collection -> {
            if (collection.equals("b") && !failed.getAndSet(true)) {
                Databases.execute(database, "insert into a values (1000, 1000)");
                throw new OursOrTheirs("The target is away.", "Wait.");
            }
        });

        assertThat(migration.documents("a")).hasSize(501);
        assertThat(latest().state()).isEqualTo(Run.State.LOADED);
        assertThat(migration.validate().passes()).isTrue();
    }

    @Test
    void some_collections_may_be_loaded_before_others() throws Exception {
        Databases.execute(database, "update b set at = now()");

        assertThat(migration.migrate(only("c"), Progress.NONE).documents()).isEqualTo(500);
        assertThat(migration.status().run().phase()).isEqualTo(Phase.LOADING);
        assertThat(latest().unfinished()).containsExactly("a", "b");
        assertThatThrownBy(migration::validate).hasMessageContaining("No migration has come to its end");

        migration.migrate(true, Progress.NONE);

        assertThat(migration.status().run().phase()).isEqualTo(Phase.LOADED);
        assertThat(migration.validate().passes()).isTrue();
    }

    @Test
    void one_collection_is_rolled_back_and_loaded_again_and_nothing_counts_as_ready_meanwhile() throws Exception {
        Databases.execute(database, "update b set at = now()");
        migration.migrate(false, Progress.NONE);
        assertThat(migration.validate().passes()).isTrue();
        assertThat(migration.buildIndexes().readiness().isReady()).isTrue();
        assertThat(migration.status().run().phase()).isEqualTo(Phase.READY);

        assertThat(migration.rollback().preview(Set.of("b"))).containsOnlyKeys("b");
        assertThat(migration.rollback().run(Set.of("b"), Progress.NONE)).containsOnlyKeys("b");

        assertThat(migration.documents("a")).hasSize(500);
        assertThat(migration.documents("b")).isEmpty();
        assertThat(migration.target.ledger().chunks(latest().id()))
                .extracting(Chunk::collection)
                .containsOnly("a", "c");
        assertThat(migration.status().run().phase()).isEqualTo(Phase.LOADING);
        assertThat(migration.status().readiness()).isEmpty();
        assertThatThrownBy(migration::validate).hasMessageContaining("No migration has come to its end");

        migration.migrate(only("b"), Progress.NONE);

        assertThat(migration.replaced("a")).isZero();
        assertThat(migration.status().run().phase()).isEqualTo(Phase.LOADED);
        assertThat(migration.status().readiness())
                .hasValueSatisfying(it -> assertThat(it.isReady()).isFalse());
        assertThat(migration.validate().passes()).isTrue();
        assertThat(migration.buildIndexes().readiness().isReady()).isTrue();
    }

    @Test
    void all_collections_by_name_are_the_whole_run() throws Exception {
        Databases.execute(database, "update b set at = now()");
        migration.migrate(false, Progress.NONE);

        migration.rollback().run(Set.of("a", "b", "c"), Progress.NONE);

        assertThat(migration.target.ledger().latest()).isEmpty();
        assertThat(migration.status().run().phase()).isEqualTo(Phase.PLANNED);
    }

    @Test
    void what_the_run_did_not_create_is_not_rolled_back() throws Exception {
        Databases.execute(database, "update b set at = now()");
        migration.migrate(false, Progress.NONE);

        assertThatThrownBy(() -> migration.rollback().run(Set.of("b", "users"), Progress.NONE))
                .isInstanceOf(YoursToFix.class)
                .hasMessage("The latest run has no collection 'users'.");
        assertThat(migration.documents("b")).hasSize(500);
    }

    @Test
    void a_collection_that_is_not_planned_is_refused() {
        assertThatThrownBy(() -> migration.migrate(only("bb"), Progress.NONE))
                .isInstanceOf(YoursToFix.class)
                .hasMessage("The plan has no collection 'bb'.");
    }

    private Migration.Hindrance failingOnce(String name) {
        var failed = new AtomicBoolean();
        return collection -> {
            if (collection.equals(name) && !failed.getAndSet(true)) {
                throw new OursOrTheirs("The target is away.", "Wait.");
            }
        };
    }

    private static Migrate.Wishes only(String collection) {
        return new Migrate.Wishes(false, Unmakable.STOP, false, Set.of(collection), PartialFailure.Decision.ABORT);
    }

    private static Migrate.Wishes deciding(OnFailure decision, List<PartialFailure> heard) {
        return new Migrate.Wishes(false, Unmakable.STOP, false, Set.of(), failure -> {
            heard.add(failure);
            return heard.size() > 1 ? OnFailure.ABORT : decision;
        });
    }

    private Run latest() {
        return migration.target.ledger().latest().orElseThrow();
    }
}
