package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.computed;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.design.DocumentModel;
import io.reloquent.fault.Fault;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Field;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Output;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Read;
import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the comparison with what was sent cannot find, a second reading of the source does.
class WitnessTest {

    /// Each child has a second column that names another parent, and each parent as many children by either.
    private static final String FAMILIES = """
            create table p (id int primary key, name text);
            create table c (id int primary key, p int not null references p, q int not null, n int not null);
            insert into p select g, 'p' || g from generate_series(1, 100) g;
            insert into c select g, 1 + g % 100, 1 + (g + 7) % 100, g % 13 from generate_series(1, 1000) g;
            """;

    private static final DocumentModel PARENTS = model(root("p", "public.p", array("c", "public.c")));

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_wrong_engine_is_caught_though_all_that_it_sent_arrived(UnaryOperator<Read> mistake) throws Exception {
        try (var migration = new Migration(Databases.holding(FAMILIES)).discoverAndSelect()) {
            migration.design().adopt(PARENTS);
            migration.migrateAltered(plan -> withChildren(plan, mistake));
            var root = PARENTS.collections().get(0);

            assertThat(migration.validate(Validate.Depth.AS_SENT).passes()).isTrue();
            assertThat(migration.validate(Validate.Depth.WITNESSED).passes()).isFalse();
            assertThat(migration.witnessed(root).differing(migration.held(root)))
                    .isNotEmpty();
        }
    }

    static Stream<Named<UnaryOperator<Read>>> mistakes() {
        return Stream.of(
                Named.of("children in another order", WitnessTest::backwards),
                Named.of("children under other parents", read -> reading(read, "p", "q")),
                Named.of("a value of another column", read -> reading(read, "n", "q")));
    }

    @Test
    void a_right_engine_is_not_accused() throws Exception {
        try (var migration = new Migration(Databases.holding(FAMILIES)).discoverAndSelect()) {
            migration.design().adopt(PARENTS);
            migration.migrateAltered(plan -> withChildren(plan, read -> read));

            migration.assertTheWitnessAgrees();
        }
    }

    @Test
    void a_parent_may_have_more_children_than_are_read_at_once() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key);
                create table c (id int primary key, p int not null references p);
                create table d (id int primary key, c int not null references c);
                insert into p values (1), (2), (3);
                insert into c select g, case when g % 1000 = 0 then 1 + g / 1000 % 3 else 2 end
                    from generate_series(1, 200000) g;
                insert into d select g, g * 2 from generate_series(1, 100000) g;
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.assertMigrates(model(root("p", "public.p", array("c", "public.c", array("d", "public.d")))));
        }
    }

    @Test
    void what_no_document_can_hold_is_left_out_and_what_a_limit_cuts_off_is_not_weighed() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key);
                create table c (id int primary key, p int not null references p);
                create table d (id int primary key, c int not null references c, t text);
                insert into p values (1), (2), (3);
                insert into c values (10, 1), (11, 1), (20, 2), (30, 3);
                insert into d select g, 10, repeat('x', 100000) from generate_series(1, 100) g;
                insert into d select g, 11, repeat('x', 100000) from generate_series(101, 300) g;
                insert into d select g, 20, repeat('x', 100000) from generate_series(301, 500) g;
                insert into d values (600, 30, 'x');
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            var model = model(
                    root("p", "public.p", array("c", "public.c", null, List.of(), 1, all(array("d", "public.d")))));
            migration.design().adopt(model);
            List<Integer> made = new ArrayList<>();
            migration.witness(model.collections().get(0), (bytes, offset, length) -> {
                var document = new RawBsonDocument(bytes, offset, length);
                made.add(document.getInt32("_id").getValue());
                assertThat(document.getArray("c")).hasSize(1);
            });

            assertThat(made).containsExactly(1, 3);
        }
    }

    @Test
    void a_source_that_breaks_off_is_a_fault_and_no_end() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, name text);
                create table c (id int primary key, p int not null references p);
                insert into p select g, repeat('x', 1000) from generate_series(1, 100000) g;
                insert into c select g, g from generate_series(1, 100000) g;
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().adopt(PARENTS);
            List<String> made = new ArrayList<>();
            assertThatThrownBy(() -> migration.witness(PARENTS.collections().get(0), (bytes, offset, length) -> {
                        if (made.isEmpty()) {
                            endOtherSessions(database);
                        }
                        made.add("one");
                    }))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("PostgreSQL at");

            assertThat(made).hasSizeBetween(1, 99_999);
            assertThat(sessions(database)).isZero();
        }
    }

    @Test
    void a_value_that_cannot_be_computed_is_a_fault_and_every_connection_is_closed() throws Exception {
        String database = Databases.holding(FAMILIES + "update c set n = 0 where id = 900; ");
        try (var migration = new Migration(database).discoverAndSelect()) {
            var model = model(
                    root("p", "public.p", array("c", "public.c", all().adding(computed("part", "100 / (n + 0)")))));
            migration.design().adopt(model);

            assertThatThrownBy(() -> migration.witnessed(model.collections().get(0)))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("cannot compute a value while reading p.c a second time");
            assertThat(sessions(database)).isZero();
        }
    }

    private static CollectionPlan withChildren(CollectionPlan plan, UnaryOperator<Read> change) {
        List<Field> fields = plan.root().fields().stream()
                .map(field -> field instanceof Field.Children c
                        ? new Field.Children(
                                c.name(),
                                new Nest(change.apply(c.nest().read()), c.nest().fields()),
                                c.limit(),
                                c.values())
                        : field)
                .toList();
        var root = new Nest(plan.root().read(), fields);
        return new CollectionPlan(plan.collection(), root, plan.documents(), plan.ranges(), plan.worstCaseBytes());
    }

    private static Read backwards(Read read) {
        List<KeyPart> key = new ArrayList<>(read.key());
        KeyPart last = key.removeLast();
        key.add(new KeyPart(last.output(), last.kind(), !last.descending()));
        return changed(read, read.outputs(), key);
    }

    private static Read reading(Read read, String column, String other) {
        List<Output> outputs = read.outputs().stream()
                .map(output -> output.value().equals(new ColumnAt(0, column))
                        ? new Output(new ColumnAt(0, other), output.sent(), output.fallback())
                        : output)
                .toList();
        return changed(read, outputs, read.key());
    }

    private static Read changed(Read read, List<Output> outputs, List<KeyPart> key) {
        return new Read(
                read.name(),
                read.table(),
                read.condition(),
                read.joins(),
                outputs,
                key,
                read.pathLength(),
                read.rangeLength(),
                read.notNull(),
                read.partial(),
                read.shared(),
                read.rowIdentity(),
                read.onTrust(),
                read.sorting());
    }

    private static void endOtherSessions(String database) {
        try (Connection connection = Servers.postgres().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Once all that were closed have had time to go.
    private static int sessions(String database) throws Exception {
        int found = 1;
        for (int i = 0; i < 100 && found > 0; i++) {
            Thread.sleep(50);
            try (Connection connection = Servers.postgres().connect(database);
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()"
                            + " and backend_type = 'client backend'")) {
                found = rows.next() ? rows.getInt(1) : -1;
            }
        }
        return found;
    }
}
