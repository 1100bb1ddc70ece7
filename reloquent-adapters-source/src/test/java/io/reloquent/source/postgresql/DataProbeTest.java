package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DataFinding.BrokenKey;
import io.reloquent.design.DataFinding.LeadsNowhere;
import io.reloquent.design.DataFinding.NotLookedInto;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataProbeTest {

    private static final String DATABASE = "probe";
    private static final TableName VISITS = new TableName("public", "Visits\"'");
    private static final TableName GUESTS = new TableName("public", "guests");

    @BeforeAll
    static void fill() throws SQLException {
        TestServer.create(DATABASE, """
                create table guests (a int, b text);
                create table "Visits""'" (id int, "a b" int, c text);
                create table twice (k int, j int);
                insert into twice values (1, 6), (2, 7), (3, 7);
                insert into guests select g, 'x' from generate_series(1, 3) g;
                insert into guests values (null, 'y'), (4, 'z'), (4, 'w');
                insert into "Visits""'" select g, g % 6, 'x' from generate_series(1, 60) g;
                insert into "Visits""'" values (61, null, 'x'), (62, 1, null);
                """);
    }

    @Test
    void keys_that_hold_and_keys_that_do_not() {
        assertThat(keys("id")).isEmpty();
        assertThat(keys("a b")).containsExactly(new BrokenKey(VISITS.toString(), VISITS, List.of("a b"), "()"));
        assertThat(keys("id", "c"))
                .containsExactly(new BrokenKey(VISITS.toString(), VISITS, List.of("id", "c"), "(62,)"));
        assertThat(check(List.of(new DeclaredKey(GUESTS, List.of("b", "a"))), List.of()))
                .containsExactly(new BrokenKey("public.guests", GUESTS, List.of("b", "a"), "(y,)"));
    }

    @Test
    void two_rows_of_one_key_are_shown() {
        TableName twice = new TableName("public", "twice");
        assertThat(check(List.of(new DeclaredKey(twice, List.of("k"))), List.of()))
                .isEmpty();
        assertThat(check(List.of(new DeclaredKey(twice, List.of("j"))), List.of()))
                .containsExactly(new BrokenKey("public.twice", twice, List.of("j"), "(7)"));
    }

    @Test
    void references_that_lead_nowhere_are_counted_and_nulls_are_none() {
        var one = new ForeignKey("one", VISITS, List.of("a b"), GUESTS, List.of("a"));
        var two = new ForeignKey("two", VISITS, List.of("a b", "c"), GUESTS, List.of("a", "b"));
        assertThat(check(List.of(), List.of(one, two)))
                .containsExactly(new LeadsNowhere("one", one, 20), new LeadsNowhere("two", two, 30));
    }

    @Test
    void what_there_is_no_time_for_is_said() {
        var key = new ForeignKey("one", VISITS, List.of("a b"), GUESTS, List.of("a"));
        assertThat(probe().check(List.of(new DeclaredKey(VISITS, List.of("id"))), List.of(key), Duration.ZERO))
                .containsExactly(
                        new NotLookedInto(VISITS.toString(), "the key id"),
                        new NotLookedInto("one", "the foreign key one"));
    }

    private static List<Finding> keys(String... columns) {
        return check(List.of(new DeclaredKey(VISITS, List.of(columns))), List.of());
    }

    private static List<Finding> check(List<DeclaredKey> keys, List<ForeignKey> foreignKeys) {
        return probe().check(keys, foreignKeys, Duration.ofSeconds(20));
    }

    private static PostgresDataProbe probe() {
        return new PostgresDataProbe(new PostgresConnections(TestServer.address(DATABASE)));
    }
}
