package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.TableName;
import io.reloquent.design.DocumentId;
import io.reloquent.design.FieldRule;
import io.reloquent.design.KeyFinding;
import io.reloquent.design.RootCollection;
import io.reloquent.design.TableFinding;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.mapping.BsonType;
import io.reloquent.run.Progress;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables of every shape: keys of each kind, values at their limits, names that try to be code, rows that belong
/// nowhere.
class ShapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '!',
            value = {
                "smallint ; bigint ; (g - 25)::smallint",
                "integer ; smallint ; g * 3 - 40",
                "bigint ; integer ; g * 7",
                "numeric(20,4) ; numeric ; g / 3.0",
                "numeric ; integer ; g * 10",
                "text ; varchar(20) ; chr(64 + g % 60) || repeat('é', g % 3) || g",
                "varchar(20) ; text ; case when g % 2 = 0 then 'a' else 'B' end || g",
                "char(8) ; char(8) ; 'k' || g",
                "char(8) ; varchar(8) ; 'k' || g",
                "uuid ; uuid ; md5(g::text)::uuid",
                "date ; date ; date '2000-02-25' + g * 400 - 30",
                "timestamp ; timestamp ; timestamp '1999-12-31 23:59:59.999999' + g * interval '1 hour 7 microseconds'",
                "timestamptz ; timestamptz ; timestamptz '1969-12-31 23:59:59.5+00' + g * interval '11 hours'",
                "bytea ; bytea ; decode(md5(g::text), 'hex')",
                "inet ; inet ; inet '10.0.0.0' + g",
                "interval ; interval ; g * interval '1 day 2 hours'"
            })
    void a_key_of_any_type_joins_parents_to_children(String type, String childType, String key) throws Exception {
        String database = Databases.holding("""
                create table public.p (k %1$s primary key, v int);
                create table public.c (n int primary key, k %2$s not null references public.p, w text);
                create table public.d (n int primary key, c int not null references public.c);
                insert into public.p select %3$s, g from generate_series(1, 50) g;
                insert into public.c select row_number() over (), k::%2$s, 'w' || v from public.p, generate_series(1, 3) s where v %% 4 > 0;
                insert into public.d select g, 1 + g %% (select count(*)::int from public.c) from generate_series(1, 200) g;
                """.formatted(type, childType, key));
        try (var migration = new Migration(database, new ChunkSize(7, 1 << 20)).discoverAndSelect()) {
            // A date holds milliseconds and these keys are microseconds apart: as text they stay apart.
            BsonType asked = type.startsWith("timestamp") ? BsonType.STRING : null;
            var rules = Map.of("k", new FieldRule(false, null, asked, null, null, null));
            var children = Models.array("c", "public.c", Models.array("d", "public.d"));
            migration.assertMigrates(Models.model(new RootCollection(
                    "p", TableName.parse("public.p"), new DocumentId.TableKey(), Models.rules(rules, children))));
        }
    }

    @Test
    void values_at_their_limits_arrive_as_they_are() throws Exception {
        String database = Databases.holding("""
                create type public.mood as enum ('sad', 'o''k', 'happy');
                create domain public.short as varchar(10);
                create table public.v (id int primary key, a smallint, b integer, c bigint, d numeric, e numeric(30,10),
                    f real, g double precision, h text, i char(5), j bytea, k date, l timestamp, m timestamptz,
                    n boolean, o uuid, p jsonb, q int[], r text[], s numeric(5,2)[], t public.mood, u public.short,
                    w public.mood[], x interval, y inet, z json, aa time, bb int8range, cc bit(5), dd xml, ee point);
                insert into public.v values
                  (1, -32768, -2147483648, -9223372036854775808, -0.00001, 12345678901234567890.0123456789, 'NaN', '-Infinity',
                   E'\\u0001quote " and \\\\ and \\n', 'ab', '\\x00ff', '0044-03-15 BC', '1969-12-31 23:59:59.999999', '9999-12-31 23:59:59+00',
                   true, '00000000-0000-0000-0000-000000000000', '{"a.b": {"$x": [1, 2.50, 12345678901, 1e400, "é😀", null, true]}}',
                   '{{1,2},{3,NULL}}', '{"a,b",NULL,""}', '{1.00,2.5}', 'o''k', 'short', '{sad,happy}', '1 year 2 days 03:04:05.6',
                   '::1/64', '{"b": 1, "a": 2.0}', '12:34:56.789', '[1,5)', B'10101', '<a>&amp;</a>', '(1.5,-2)'),
                  (2, 32767, 2147483647, 9223372036854775807, 1e-300, 0.0000000000, 1e-45, 1.7976931348623157e308,
                   '', '', '', '9999-12-31', '2024-02-29 12:00:00.001', '1900-01-01 00:00:00+05:53',
                   false, 'ffffffff-ffff-ffff-ffff-ffffffffffff', '[]', '{}', '{}', '{}', 'sad', '', '{}', '-00:00:01', '10.0.0.1',
                   '[]', '00:00:00', 'empty', B'00000', '', '(0,0)'),
                  (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                   null, null, null, null, null, null, null, null, null, null, null),
                  (4, 0, 0, 0, 'NaN', 'NaN', '-0', '-0', 'x', 'x', '\\x', '2000-01-01', '2000-01-01', '2000-01-01Z',
                   true, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '3', null, null, null, null, null, null, null, null, '"s"', null, null, null, null, null);
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.assertMigrates(Models.model(Models.root("v", "public.v")));
        }
    }

    @Test
    void names_are_data_wherever_they_stand() throws Exception {
        String hostile = "a\"'`;--\\ ${x} é\u2028\u202e select";
        String table = '"' + hostile.replace("\"", "\"\"") + '"';
        String database = Databases.holding("create schema " + table + "; create table " + table + "." + table + " ("
                + table
                + " int primary key, \"select\" text, \"a.b\" text, \"A\" int, \"a\" int, \"__proto__\" text);"
                + "create table " + table + ".child (id int primary key, " + table + " int not null references " + table
                + "." + table
                + "); insert into " + table + "." + table
                + " values (1, 'x', 'dot', 1, 2, 'p'), (2, '''; drop table x;--', null, 3, 4, null);"
                + "insert into " + table + ".child values (1, 1), (2, 1);");
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().suggest();
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
            assertThat(migration.validate().passes()).isTrue();
            assertThat(migration.buildIndexes().readiness().isReady()).isTrue();
        }
    }

    @Test
    void children_without_a_parent_are_counted_and_make_the_verification_fail() throws Exception {
        String database = Databases.holding("""
                create table public.p (k int primary key);
                create table public.c (n int primary key, k int not null);
                insert into public.p select g * 10 from generate_series(1, 9) g;
                insert into public.c select g, g from generate_series(1, 95) g;
                alter table public.c add constraint c_fkey foreign key (k) references public.p not valid;
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().adopt(Models.model(Models.root("p", "public.p", Models.array("c", "public.c"))));
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
            var verification = migration.validate();
            assertThat(verification.passes()).isFalse();
            assertThat(verification.collections().get(0).rows()).anySatisfy(row -> {
                assertThat(row.inSource()).isEqualTo(95);
                assertThat(row.placed()).isEqualTo(9);
            });
        }
    }

    @Test
    void rows_whose_link_is_null_are_announced_before_the_run() throws Exception {
        String database = Databases.holding("""
                create table public.p (k int primary key);
                create table public.c (n int primary key, k int references public.p);
                insert into public.p values (1), (2);
                insert into public.c values (1, 1), (2, null), (3, 2);
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            var planning =
                    migration.design().adopt(Models.model(Models.root("p", "public.p", Models.array("c", "public.c"))));
            assertThat(planning.findings()).hasAtLeastOneElementOfType(TableFinding.RowsWithoutOwner.class);
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
            assertThat(migration.validate().passes()).isTrue();
        }
    }

    @Test
    void equal_rows_of_a_table_without_a_key_all_arrive() throws Exception {
        String database = Databases.holding("create table public.log (a int, b text);"
                + "insert into public.log select g % 3, 'same' from generate_series(1, 1000) g");
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.assertMigrates(Models.model(
                    new RootCollection("log", TableName.parse("public.log"), new DocumentId.Content(), Models.all())));
            assertThat(migration.documents("log")).hasSize(1000);
        }
    }

    @Test
    void a_partitioned_table_is_one_collection_and_an_empty_table_an_empty_one() throws Exception {
        String database = Databases.holding("""
                create table public.m (id int, at date, primary key (id, at)) partition by range (at);
                create table public.m1 partition of public.m for values from ('2024-01-01') to ('2025-01-01');
                create table public.m2 partition of public.m for values from ('2025-01-01') to ('2026-01-01');
                insert into public.m select g, date '2024-01-01' + g from generate_series(1, 700) g;
                create table public.nothing (id int primary key);
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().suggest();
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
            assertThat(migration.documents("m")).hasSize(700);
            assertThat(migration.documents("nothing")).isEmpty();
            assertThat(migration.validate().passes()).isTrue();
        }
    }

    @Test
    void a_unique_column_that_may_be_null_gets_an_index_that_allows_several_nulls() throws Exception {
        String database = Databases.holding("create table public.u (id int primary key, e text unique);"
                + "insert into public.u values (1, 'a'), (2, null), (3, null)");
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().suggest();
            migration.migrate(false, Progress.NONE);
            var report = migration.buildIndexes();
            assertThat(report.indexes()).singleElement().satisfies(index -> {
                assertThat(index.unique()).isTrue();
                assertThat(index.built()).isTrue();
            });
        }
    }

    @Test
    void keys_a_microsecond_apart_and_array_keys_are_suggested_as_text_and_refused_otherwise() throws Exception {
        String database = Databases.holding("""
                create table public.t (at timestamptz primary key, v int);
                create table public.a (k int[] primary key);
                insert into public.t select timestamptz '2024-01-01 00:00:00Z' + g * interval '1 microsecond', g
                  from generate_series(1, 10) g;
                insert into public.a values ('{1,2}'), ('{}');
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            var planning =
                    migration.design().check(Models.model(Models.root("t", "public.t"), Models.root("a", "public.a")));
            assertThat(planning.errors())
                    .hasSize(2)
                    .allSatisfy(f -> assertThat(f).isInstanceOf(KeyFinding.UnfitForId.class));
            migration.design().suggest();
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
            assertThat(migration.documents("t")).hasSize(10);
            assertThat(migration.validate().passes()).isTrue();
        }
    }

    @Test
    void the_id_comes_first_whatever_the_order_of_the_columns() throws Exception {
        String database = Databases.holding("create table public.t (a text, b int, c int, primary key (c, b));"
                + "insert into public.t values ('x', 1, 2)");
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.assertMigrates(Models.model(Models.root("t", "public.t")));
            byte[] only = List.copyOf(migration.documents("t").values()).get(0);
            BsonDocument document = new RawBsonDocument(only);
            assertThat(document.getFirstKey()).isEqualTo("_id");
            assertThat(document.getDocument("_id").keySet()).containsExactly("c", "b");
            assertThat(document.keySet()).containsExactly("_id", "a");
        }
    }
}
