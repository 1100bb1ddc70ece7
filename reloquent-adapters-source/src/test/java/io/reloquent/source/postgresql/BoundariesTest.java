package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.DataType;
import io.reloquent.catalog.TableName;
import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.Operator;
import io.reloquent.expression.TypedExpression;
import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.mapping.Rendition;
import io.reloquent.plan.Condition;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.Output;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.plan.Recommendation;
import io.reloquent.plan.Sorting;
import io.reloquent.port.source.Snapshot;
import io.reloquent.run.KeyRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ranges that are cut from a look at some pages hold every row once, whatever its key is.
class BoundariesTest {

    private static final String DATABASE = "boundaries";
    private static final int ROWS = 36_000;
    private static final int RANGES = 5;

    private static Snapshot snapshot;

    /// A row in four fills a page, so that few rows make a large table.
    @BeforeAll
    static void create() throws SQLException {
        TestServer.create(DATABASE, """
                create table public.large (
                  n integer primary key, small smallint, d numeric, t text, c char(12), u uuid, day date, ts timestamp,
                  tz timestamptz, yes boolean, b bytea, f float8, fill text);
                alter table public.large alter fill set storage plain;
                insert into public.large
                select n, n % 300, case when n % 1000 = 0 then 'NaN' else (n - 18000) / 7.0 end,
                  case when n % 3 = 0 then 'ä' when n % 3 = 1 then 'Z' else E'a\\\\''' end || n, 'c ' || n,
                  md5(n::text)::uuid, date '1970-01-01' + n % 20000,
                  case when n = 1 then '-infinity' else timestamp '2000-01-01' + n * interval '1 s' end,
                  timestamptz '2000-01-01 12:00+5' - n * interval '1 h', n % 2 = 0, decode(md5(n::text), 'hex'),
                  sin(n), repeat('x', 1800)
                from generate_series(1, 36000) n;
                create view public.seen as select * from public.large;
                create table public.parts (like public.large) partition by hash (n);
                create table public.part0 partition of public.parts for values with (modulus 2, remainder 0);
                create table public.part1 partition of public.parts for values with (modulus 2, remainder 1);
                alter table public.part0 alter fill set storage plain;
                alter table public.part1 alter fill set storage plain;
                insert into public.parts select * from public.large;
                create table public.little (n integer, t text);
                insert into public.little
                select nullif(n % 400, 7), case when n % 10 > 0 then n::text end from generate_series(1, 4000) n;
                create table public.nothing (n integer primary key)""");
        snapshot = new PostgresSnapshots(new PostgresConnections(TestServer.address(DATABASE))).take();
    }

    @AfterAll
    static void end() {
        snapshot.close();
    }

    private record Part(String column, KeyKind kind) {}

    private static Read read(String table, boolean onTrust, @Nullable TypedExpression condition, Part... parts) {
        List<Output> outputs = Stream.of(parts)
                .map(part -> new Output(new ColumnAt(0, part.column()), sent(part), null))
                .toList();
        List<KeyPart> key = IntStream.range(0, parts.length)
                .mapToObj(i -> new KeyPart(i, parts[i].kind(), false))
                .toList();
        return new Read(
                table,
                new TableName("public", table),
                condition == null ? null : new Condition("", condition),
                List.of(),
                outputs,
                key,
                0,
                parts.length,
                List.of(),
                false,
                false,
                RowIdentity.KEYED,
                onTrust,
                new Recommendation<>(Sorting.IN_SOURCE, "they are few"));
    }

    private static Rendition sent(Part part) {
        return part.kind() == KeyKind.TEXT && !part.column().equals("t") ? Rendition.castTo("text") : Rendition.AS_IS;
    }

    /// Rows of each range, after a look whether each comes behind the one before.
    private static List<Long> sizes(Read read) throws SQLException {
        List<List<String>> boundaries = snapshot.boundaries(read, RANGES);
        List<Long> sizes = new ArrayList<>();
        List<String> after = List.of();
        try (Connection connection = snapshot.connect()) {
            for (int i = 0; i <= boundaries.size(); i++) {
                List<String> upTo = i < boundaries.size() ? boundaries.get(i) : List.of();
                sizes.add(rows(connection, read, new KeyRange(after, upTo)));
                after = upTo;
            }
        }
        return sizes;
    }

    private static long rows(Connection connection, Read read, KeyRange range) throws SQLException {
        String select = new PostgresDialect().select(read, range);
        return Long.parseLong(TestServer.ask(connection, "select count(*) from (" + select + ") as rows"));
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "n, INTEGER",
        "d, DECIMAL",
        "t, TEXT",
        "c, TEXT",
        "f, TEXT",
        "u, UUID",
        "day, DATE",
        "ts, TIMESTAMP",
        "tz, TIMESTAMPTZ",
        "b, BYTES"
    })
    void every_row_is_in_one_of_a_few_similar_ranges(String column, KeyKind kind) throws SQLException {
        List<Long> sizes = sizes(read("large", false, null, new Part(column, kind)));
        assertThat(sum(sizes)).isEqualTo(ROWS);
        assertThat(sizes).hasSize(RANGES).allSatisfy(size -> assertThat(size).isBetween(4_000L, 11_000L));
        assertThat(Set.copyOf(sizes)).as("that they were cut from a sample").hasSizeGreaterThan(1);
    }

    @Test
    void keys_of_several_parts_are_cut_inside_equal_first_parts() throws SQLException {
        List<Long> sizes =
                sizes(read("large", false, null, new Part("yes", KeyKind.BOOLEAN), new Part("u", KeyKind.UUID)));
        assertThat(sum(sizes)).isEqualTo(ROWS);
        assertThat(sizes).hasSize(RANGES);
    }

    @Test
    void few_values_make_fewer_ranges() throws SQLException {
        List<Long> sizes = sizes(read("large", false, null, new Part("yes", KeyKind.BOOLEAN)));
        assertThat(sum(sizes)).isEqualTo(ROWS);
        assertThat(sizes).hasSizeLessThan(RANGES);
    }

    @Test
    void partitions_are_sampled_and_views_are_read() throws SQLException {
        List<Long> parts = sizes(read("parts", false, null, new Part("n", KeyKind.INTEGER)));
        assertThat(sum(parts)).isEqualTo(ROWS);
        assertThat(parts).hasSize(RANGES);
        assertThat(sizes(read("seen", false, null, new Part("n", KeyKind.INTEGER))))
                .containsExactly(7200L, 7200L, 7200L, 7200L, 7200L);
    }

    @Test
    void where_a_filter_leaves_too_little_to_judge_by_all_of_it_is_read() throws SQLException {
        TypedExpression few = new Application(
                Operator.LESS_OR_EQUAL,
                List.of(
                        new ColumnValue("n", new DataType("integer"), ExpressionType.INTEGER, false),
                        new Constant(100L, ExpressionType.INTEGER)),
                ExpressionType.BOOLEAN);
        assertThat(sizes(read("large", false, few, new Part("n", KeyKind.INTEGER))))
                .containsExactly(20L, 20L, 20L, 20L, 20L);
    }

    @Test
    void rows_that_break_their_users_word_by_a_null_are_in_a_range_as_well() throws SQLException {
        assertThat(sum(sizes(read("little", true, null, new Part("n", KeyKind.INTEGER)))))
                .isEqualTo(4000);
        assertThat(sum(sizes(read("little", true, null, new Part("n", KeyKind.INTEGER), new Part("t", KeyKind.TEXT)))))
                .isEqualTo(4000);
        assertThat(sum(sizes(read("little", true, null, new Part("t", KeyKind.TEXT), new Part("n", KeyKind.INTEGER)))))
                .isEqualTo(4000);
    }

    @Test
    void an_empty_table_is_one_range() {
        assertThat(snapshot.boundaries(read("nothing", false, null, new Part("n", KeyKind.INTEGER)), RANGES))
                .isEmpty();
    }
}
