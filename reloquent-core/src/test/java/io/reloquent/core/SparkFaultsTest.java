package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.design.DocumentModel;
import io.reloquent.design.SizeFinding;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.plan.SparkMethod;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.testkit.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes wrong while Spark loads is ridden through, or ends the run with a sentence, and then the run can be done
/// again. Nothing of Spark is left behind, and no secret is seen anywhere.
@Timeout(240)
class SparkFaultsTest {

    /// Enough to be at it for some seconds.
    private static final String MANY = """
            create table parents (id int primary key, name text not null);
            create table children (id int primary key, parent int not null references parents, text text not null);
            insert into parents select i, 'parent ' || i from generate_series(1, 100000) i;
            insert into children select i, 1 + i % 100000, repeat('x', 200) from generate_series(1, 200000) i;
            analyze;""";

    /// Ten parents; the seventh has all children but a hundred.
    private static final String SKEWED = """
            create table parents (id int primary key, name text not null);
            create table children (id int primary key, parent int not null references parents, text text not null);
            insert into parents select i, 'parent ' || i from generate_series(1, 10) i;
            insert into children select i, 1 + i % 10, 'short' from generate_series(1, 100) i;
            insert into children select 1000 + i, 7, 'one of very many' from generate_series(1, 500000) i;
            analyze;""";

    private static final String FEW = """
            create table parents (id int primary key, name text);
            create table children (id int primary key, parent int references parents, text text);
            insert into parents select i, 'parent ' || i from generate_series(1, 10) i;""";

    /// Faults are to strike soon, and need not be waited out for long.
    private static final Map<String, String> QUICK =
            Map.of("spark.executor.heartbeatInterval", "100ms", "spark.reloquent.pause", "200ms");

    static final DocumentModel FAMILIES =
            Models.model(Models.root("parents", "public.parents", Models.array("children", "public.children")));

    @TempDir
    static Path directory;

    private static SparkServers servers;
    private static LocalSpark spark;
    private static String many = "";
    private static String skewed = "";

    @BeforeAll
    static void start() throws Exception {
        servers = SparkServers.start(directory.resolve("server"));
        spark = servers.spark(directory.resolve("spark"), QUICK);
        many = Databases.holding(MANY);
        skewed = Databases.holding(SKEWED);
    }

    @AfterAll
    static void stop() {
        spark.close();
        assertThat(servers.processes(directory.resolve("spark"))).isEmpty();
        servers.close();
    }

    @Test
    void readers_of_data_frames_are_started_again_as_well() {
        try (var migration = planned(many, FAMILIES).onSpark(SparkMethod.DATA_FRAMES)) {
            var faults = new Faults(
                    0,
                    () -> servers.terminate(many, "SELECT \"c0\"", "state = 'active' and query like 'SELECT \"c0\"%'"));
            migration.migrate(false, faults);
            assertThat(faults.said()).anyMatch(sentence -> sentence.startsWith("Lost the connection to PostgreSQL"));
            assertAllIsThere(migration);
        }
    }

    @Test
    void readers_that_the_source_throws_out_are_started_again_by_spark() {
        try (var migration = planned(many, FAMILIES)) {
            var faults =
                    new Faults(0, () -> servers.terminate(many, "COPY", "state = 'active' and query like 'COPY%'"));
            migration.migrate(false, faults);
            assertThat(faults.said()).anyMatch(sentence -> sentence.startsWith("Lost the connection to PostgreSQL"));
            assertAllIsThere(migration);
        }
    }

    @Test
    void without_the_snapshot_the_run_ends_at_once_and_says_so() {
        try (var migration = planned(many, FAMILIES)) {
            var faults = new Faults(0, () -> servers.terminate(many, "COPY", "true"));
            assertThatThrownBy(() -> migration.migrate(false, faults))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("snapshot");
            migration.migrate(true, Progress.NONE);
            assertAllIsThere(migration);
        }
    }

    @Test
    void a_mongod_that_is_killed_and_comes_back_is_waited_for() {
        try (var migration = planned(many, FAMILIES)) {
            var faults = new Faults(1, () -> {
                servers.mongod().kill();
                servers.mongod().restart();
            });
            migration.migrate(false, faults);
            assertThat(faults.said()).anyMatch(sentence -> sentence.contains("Going back to the last safe point"));
            assertAllIsThere(migration);
        }
    }

    @Test
    void a_spark_that_is_killed_ends_the_run_with_a_sentence_and_it_can_be_resumed() {
        try (var migration = planned(many, FAMILIES)) {
            var faults = new Faults(1, () -> servers.killJava(directory.resolve("spark")));
            assertThatThrownBy(() -> migration.migrate(false, faults))
                    .isInstanceOfSatisfying(
                            OursOrTheirs.class,
                            fault -> assertThat(fault.next()).contains("spark.log"))
                    .hasMessageContaining("Spark ended before its work was done");
            migration.migrate(true, Progress.NONE);
            assertAllIsThere(migration);
        }
    }

    @Test
    void an_interrupted_run_leaves_no_process_behind_and_can_be_resumed() {
        Thread working = Thread.currentThread();
        try (var migration = planned(many, FAMILIES)) {
            List<Path> scratches = new CopyOnWriteArrayList<>();
            var faults = new Faults(1, () -> {
                scratches.addAll(servers.scratches(directory.resolve("spark")));
                working.interrupt();
            });
            assertThatThrownBy(() -> migration.migrate(false, faults)).isInstanceOf(CancellationException.class);
            Thread.interrupted();
            assertThat(servers.processes(directory.resolve("spark"))).isEmpty();
            assertThat(scratches).hasSize(1).noneMatch(Files::exists);
            migration.migrate(true, Progress.NONE);
            assertAllIsThere(migration);
        }
    }

    @Test
    void a_tool_that_is_killed_takes_its_spark_with_it_and_the_run_can_be_resumed() throws Exception {
        Path own = directory.resolve("killed");
        String target = Servers.freshName("target");
        Process tool = SparkMigration.start(servers, many, target, own);
        tool.inputReader().readLine();
        List<Path> scratches = servers.scratches(own);
        tool.destroyForcibly().waitFor();
        servers.awaitEnd(own);
        assertThat(scratches).hasSize(1).noneMatch(Files::exists);

        try (var migration = planned(many, target, FAMILIES)) {
            migration.migrate(true, Progress.NONE);
            assertAllIsThere(migration);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_parent_with_half_a_million_children_ends_the_run_or_is_set_aside(SparkMethod kind) {
        String sentence = "The document of parents with key 7 cannot be made: children makes the document larger than"
                + " 16 MB, the most that MongoDB takes.";
        try (var migration = servers.migration(skewed, Servers.freshName("target"))
                .on(spark)
                .onSpark(kind)
                .discoverAndSelect()) {
            assertThat(migration.design().adopt(FAMILIES).findings())
                    .hasAtLeastOneElementOfType(SizeFinding.Oversized.class);
            assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                    .isInstanceOf(YoursToFix.class)
                    .hasMessage(sentence);
            MigrationReport report =
                    migration.migrate(new Migrate.Wishes(false, Unmakable.SET_ASIDE, false), Progress.NONE);
            assertThat(report.documents()).isEqualTo(9);
            assertThat(report.setAside()).extracting(DeadLetter::sentence).containsExactly(sentence);
            assertThat(migration.validate(Validate.Depth.AS_SENT).passes()).isTrue();
        }
    }

    @Test
    void a_target_that_takes_no_document_ends_the_run_with_a_sentence() throws Exception {
        try (var migration = planned(Databases.holding(FEW), FAMILIES)) {
            String target = migration.configuration.target().database();
            spark.close();
            var faults = Faults.saying("Starting Spark", () -> servers.refuseAll(target, "parents"));
            assertThatThrownBy(() -> migration.migrate(false, faults))
                    .isInstanceOf(OursOrTheirs.class)
                    .hasMessageContaining("MongoDB did not take documents of parents")
                    .hasMessageContaining("validation");
        }
    }

    @Test
    void a_declared_key_that_is_none_is_named() throws Exception {
        String database = Databases.holding("""
                create view w as select g % 20 as k, 'v' || g as v from generate_series(1, 21) g;""");
        try (var migration = servers.migration(database, Servers.freshName("target"))
                .on(spark)
                .discoverAndSelectViewsToo()) {
            migration
                    .design()
                    .adopt(Models.declaring(
                            List.of(Models.key("public.w", "k")), List.of(), Models.root("w", "public.w")));
            assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                    .isInstanceOf(YoursToFix.class)
                    .hasMessageContaining("The key")
                    .hasMessageContaining("of w");
        }
    }

    @Test
    void a_document_that_somebody_else_put_there_is_named_and_left_alone() throws Exception {
        try (var migration = planned(Databases.holding(FEW), FAMILIES)) {
            String target = migration.configuration.target().database();
            var foreign = new Document("_id", 7).append("name", "theirs");
            // By the time that this is said, the target was found empty.
            spark.close();
            var faults = Faults.saying("Starting Spark", () -> servers.insert(target, "parents", foreign));
            assertThatThrownBy(() -> migration.migrate(false, faults))
                    .isInstanceOf(YoursToFix.class)
                    .hasMessageContaining("Collection parents has a document with _id")
                    .hasMessageContaining("7");
            assertThat(servers.find(target, "parents", 7)).isEqualTo(foreign);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_secret_is_in_an_argument_or_a_file_of_spark(SparkMethod kind) {
        try (var migration = planned(many, FAMILIES).onSpark(kind)) {
            var faults = new Faults(1, () -> {
                assertThat(servers.processes(directory.resolve("spark"))).hasSizeGreaterThan(1);
                assertThat(servers.seen(directory.resolve("spark"))).isEmpty();
            });
            migration.migrate(false, faults);
            faults.rethrow();
            assertThat(directory.resolve("spark/spark.log")).exists();
        }
    }

    private static Migration planned(String database, DocumentModel model) {
        return planned(database, Servers.freshName("target"), model);
    }

    private static Migration planned(String database, String target, DocumentModel model) {
        var migration = servers.migration(database, target).on(spark).discoverAndSelect();
        migration.design().adopt(model);
        return migration;
    }

    private static void assertAllIsThere(Migration migration) {
        var verification = migration.validate(Validate.Depth.AS_SENT);
        assertThat(verification.passes()).as(verification.toString()).isTrue();
        assertThat(verification.documents()).isEqualTo(100_000);
    }
}
