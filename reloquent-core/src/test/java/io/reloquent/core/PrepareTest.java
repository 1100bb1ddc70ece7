package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.target.TargetSetup;
import io.reloquent.run.Progress;
import io.reloquent.target.Cluster.Topology;
import io.reloquent.target.Preparation;
import io.reloquent.target.Requirements;
import io.reloquent.target.SetupStep;
import io.reloquent.target.SetupWishes;
import io.reloquent.target.TargetFinding;
import io.reloquent.target.TargetState;
import io.reloquent.testkit.Servers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Preparing a replica set.
class PrepareTest {

    private static final SetupWishes VALIDATED = new SetupWishes(true, true, false, false, Set.of());

    private final MongoClient client = MongoClients.create(Servers.mongod().uri());
    private final Migration migration = new Migration(Servers.shop(0.02));
    private final MongoDatabase database = database();

    @BeforeEach
    void design() {
        migration.discoverAndSelect().design().suggest();
    }

    private MongoDatabase database() {
        return client.getDatabase(migration.configuration.target().database());
    }

    @AfterEach
    void close() {
        migration.close();
        client.close();
    }

    @Test
    void creates_the_collections_of_the_plan_and_the_second_time_does_nothing() {
        Prepare.Outcome first = migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        assertThat(first.done()).isTrue();
        assertThat(first.findings()).isEmpty();
        assertThat(first.cluster().topology()).isEqualTo(Topology.REPLICA_SET);
        assertThat(first.cluster().members()).isEqualTo(1);
        assertThat(first.cluster().room()).isPresent();
        assertThat(names()).containsExactlyInAnyOrderElementsOf(planned());
        assertThat(migration.target.ledger().preparation().orElseThrow().collections())
                .containsExactlyElementsOf(planned());

        assertThat(migration.prepare().run(SetupWishes.NONE, Progress.NONE).steps())
                .isEmpty();
        assertThat(migration.rollback().run(Set.of(), Progress.NONE)).hasSameSizeAs(planned());
        assertThat(names()).isEmpty();
        assertThat(migration.target.ledger().preparation()).isEmpty();
    }

    @Test
    void a_preview_does_nothing_and_shows_commands_for_the_shell() {
        Prepare.Outcome outcome = migration.prepare().preview(VALIDATED);
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.steps()).hasSize(2 * planned().size());
        assertThat(outcome.steps().get(0).commands())
                .containsExactly("db.getSiblingDB(\"%s\").runCommand({\"create\": \"%s\"})"
                        .formatted(database.getName(), planned().get(0)));
        assertThat(names()).isEmpty();
        assertThat(migration.target.ledger().preparation()).isEmpty();
    }

    @Test
    void the_plan_s_documents_pass_validators_and_others_are_refused() throws Exception {
        migration.prepare().run(VALIDATED, Progress.NONE);
        migration.migrate(false, Progress.NONE);
        migration.assertDocumentsAreRight();

        var orders = database.getCollection("orders");
        Document order = orders.find().first();
        for (String field : List.of("_id", "items", "customer_id")) {
            var wrong = new Document(order).append("_id", -1L).append(field, "no such type");
            assertThatThrownBy(() -> orders.insertOne(wrong))
                    .as(field)
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("failed validation");
            var without = new Document(order).append("_id", -1L);
            without.remove(field);
            if (!field.equals("_id")) {
                assertThatThrownBy(() -> orders.insertOne(without)).isInstanceOf(MongoWriteException.class);
            }
        }
        orders.insertOne(new Document(order).append("_id", -1L).append("one more", true));
        orders.deleteOne(new Document("_id", -1L));
        assertThat(migration.validate().passes()).isTrue();
        assertThat(migration.buildIndexes().readiness().remedies()).isEmpty();
    }

    @Test
    void a_validator_goes_when_it_is_not_wanted_any_more() {
        migration.prepare().run(VALIDATED, Progress.NONE);
        assertThat(migration.prepare().run(VALIDATED, Progress.NONE).steps()).isEmpty();
        migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        database.getCollection("orders").insertOne(new Document("anything", 1));
    }

    @Test
    void documents_in_the_way_are_an_error_and_what_is_named_is_dropped() {
        database.getCollection("orders").insertOne(new Document("mine", 1));
        database.getCollection("other").insertOne(new Document("mine", 1));
        Prepare.Outcome refused = migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        assertThat(refused.done()).isFalse();
        assertThat(refused.errors()).containsExactly(new TargetFinding.HoldsDocuments("orders", 1, "", false));
        assertThat(names()).containsExactlyInAnyOrder("orders", "other");

        var dropRun = new SetupWishes(true, false, false, true, Set.of());
        assertThat(migration.prepare().run(dropRun, Progress.NONE).errors()).hasSize(1);

        var keep = new SetupWishes(true, false, true, false, Set.of());
        assertThat(migration.prepare().run(keep, Progress.NONE).done()).isTrue();
        assertThat(migration.rollback().run(Set.of(), Progress.NONE)).doesNotContainKeys("orders", "other");
        assertThat(names()).containsExactlyInAnyOrder("orders", "other");

        var drop = new SetupWishes(true, false, false, false, Set.of("orders"));
        assertThat(migration.prepare().run(drop, Progress.NONE).done()).isTrue();
        assertThat(database.getCollection("orders").countDocuments()).isZero();
        assertThat(names()).contains("other");
    }

    @Test
    void cut_off_in_the_middle_it_is_undone_and_nothing_else_is() {
        database.createCollection("suppliers");
        assertThatThrownBy(() -> cutOff().run(VALIDATED, Progress.NONE)).isInstanceOf(OursOrTheirs.class);
        assertThat(names()).hasSizeGreaterThan(1);
        assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                .isInstanceOf(YoursToFix.class)
                .hasMessageContaining("was cut off");

        migration.rollback().run(Set.of(), Progress.NONE);
        assertThat(names()).containsExactly("suppliers");
        assertThatThrownBy(() -> cutOff().run(VALIDATED, Progress.NONE)).isInstanceOf(OursOrTheirs.class);
        migration.prepare().run(VALIDATED, Progress.NONE);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(planned());
        migration.migrate(false, Progress.NONE);
    }

    @Test
    void a_load_that_starts_over_finds_validators_as_they_were() {
        migration.prepare().run(VALIDATED, Progress.NONE);
        assertThatThrownBy(() -> migration.migrate(false, interrupting())).isInstanceOf(CancellationException.class);
        migration.migrate(false, Progress.NONE);
        assertThatThrownBy(() -> database.getCollection("orders").insertOne(new Document("_id", -1L)))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("failed validation");
        assertThat(migration.validate().passes()).isTrue();
    }

    @Test
    void what_a_run_has_loaded_that_was_cut_off_is_dropped_on_demand() {
        assertThatThrownBy(() -> migration.migrate(false, interrupting())).isInstanceOf(CancellationException.class);
        assertThat(migration.prepare().run(SetupWishes.NONE, Progress.NONE).errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.advice()).contains("--existing drop"));
        var dropRun = new SetupWishes(true, true, false, true, Set.of());
        assertThat(migration.prepare().run(dropRun, Progress.NONE).done()).isTrue();
        assertThat(migration.target.ledger().latest()).isEmpty();
        migration.migrate(false, Progress.NONE);
        assertThat(migration.validate().passes()).isTrue();
    }

    @Test
    void after_another_plan_empty_collections_go_that_are_not_planned_any_more() {
        migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        new Select(migration.workspace, java.time.Clock.systemUTC()).matching(List.of("crm.*"));
        migration.design().suggest();
        migration.makePlan().run();
        assertThatThrownBy(() -> migration.migrate(false, Progress.NONE)).hasMessageContaining("another plan");
        database.getCollection("orders").insertOne(new Document("mine", 1));

        Prepare.Outcome outcome = migration.prepare().run(SetupWishes.NONE, Progress.NONE);
        assertThat(outcome.findings()).contains(new TargetFinding.LeftOver("orders", 1));
        assertThat(names()).contains("orders").hasSize(planned().size() + 1);
        migration.migrate(false, Progress.NONE);
    }

    @Test
    void too_little_room_is_an_error() {
        migration.requiring(new Requirements(OptionalLong.of(Long.MAX_VALUE), Optional.empty()));
        assertThat(migration.prepare().preview(SetupWishes.NONE).errors())
                .singleElement()
                .isInstanceOf(TargetFinding.TooLittleRoom.class);
        migration.requiring(new Requirements(OptionalLong.of(1), Optional.empty()));
        assertThat(migration.prepare().preview(SetupWishes.NONE).errors()).isEmpty();
    }

    @Test
    void a_loaded_target_is_not_prepared() {
        migration.migrate(false, Progress.NONE);
        assertThatThrownBy(() -> migration.prepare().run(SetupWishes.NONE, Progress.NONE))
                .hasMessageContaining("has already loaded this target");
    }

    private List<String> names() {
        return database.listCollectionNames().into(new java.util.ArrayList<>());
    }

    private List<String> planned() {
        return migration.makePlan().compute().collections().stream()
                .map(collection -> collection.collection())
                .toList();
    }

    /// Interrupts the load once documents are there.
    private static Progress interrupting() {
        return new Progress() {
            @Override
            public void say(String sentence) {}

            @Override
            public void collection(String name, long rows, long documents, long expected) {
                if (documents > 0) {
                    throw new CancellationException("interrupted");
                }
            }
        };
    }

    /// Its fourth step fails.
    private Prepare cutOff() {
        TargetSetup real = migration.target.setup();
        var failing = new TargetSetup() {
            private int taken;

            @Override
            public TargetState state(Collection<String> names) {
                return real.state(names);
            }

            @Override
            public void take(SetupStep step) {
                if (taken++ == 3) {
                    throw new OursOrTheirs("The line was cut.", "Mend it.");
                }
                real.take(step);
            }

            @Override
            public List<String> commands(SetupStep step) {
                return real.commands(step);
            }
        };
        return migration.prepare(failing);
    }

    @Test
    void what_is_recorded_is_what_was_there_to_be_done() {
        List<SetupStep> steps = List.of(
                new SetupStep.DropCollection("old"),
                new SetupStep.StopBalancer(),
                new SetupStep.CreateCollection("new"));
        Preparation intended = Preparation.none("a").intending("b", steps, true);
        assertThat(intended).isEqualTo(new Preparation("b", List.of("old", "new"), List.of(), true, true, false));
        assertThat(intended.completed(List.of("old")))
                .isEqualTo(new Preparation("b", List.of("new"), List.of(), true, true, true));
    }
}
