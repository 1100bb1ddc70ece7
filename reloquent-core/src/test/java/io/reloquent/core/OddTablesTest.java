package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.computed;
import static io.reloquent.core.Models.descending;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.only;
import static io.reloquent.core.Models.rename;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.rules;
import static io.reloquent.core.Models.valueArray;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.DocumentId;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.mapping.BsonType;
import java.util.List;
import java.util.Map;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/// Designs over tables that the sample shop does not have: partitioned ones, values that are rows, ties, odd keys.
class OddTablesTest {

    @Test
    void a_partitioned_table_is_one_wherever_it_stands() throws Exception {
        String database = Databases.holding("""
                create table device (id int primary key, name text);
                create table reading (device int not null references device, at timestamp not null, value numeric,
                    primary key (device, at)) partition by range (at);
                create table reading_23 partition of reading for values from ('2023-01-01') to ('2024-01-01');
                create table reading_24 partition of reading for values from ('2024-01-01') to ('2025-01-01')
                    partition by list (device);
                create table reading_24_1 partition of reading_24 for values in (1, 2);
                create table reading_24_rest partition of reading_24 default;
                create table note (id int primary key, device int not null, at timestamp not null,
                    foreign key (device, at) references reading);
                insert into device select g, 'd' || g from generate_series(1, 5) g;
                insert into reading select d, timestamp '2023-11-01' + g * interval '1 day', nullif(g % 7, 3)
                    from generate_series(1, 4) d, generate_series(1, 100) g;
                insert into note select row_number() over (), device, at from reading where value = 2;
                """);
        try (var migration = new Migration(database, new ChunkSize(3, 1 << 16)).discoverAndSelect()) {
            migration.assertMigrates(model(
                    root(
                            "devices",
                            "public.device",
                            array(
                                    "latest",
                                    "public.reading",
                                    null,
                                    descending("at"),
                                    10,
                                    all(array("notes", "public.note")).where("value is not null")),
                            valueArray("all", "public.reading", null, new Sort(descending("value"), 0), keep("value"))),
                    root(
                            "readings",
                            "public.reading",
                            new DocumentId.Generated(),
                            all(array("notes", "public.note")).where("value > 1")),
                    root(
                            "notes",
                            "public.note",
                            merged(
                                    "public.reading",
                                    keep("value", document("of", "public.device", null, keep("name")))))));
            assertThat(migration.documents("devices")).hasSize(5);
        }
    }

    @Test
    void a_value_that_is_a_row_is_a_document() throws Exception {
        String database = Databases.holding("""
                create type money_of as (amount numeric(10,2), currency text);
                create type place as (street_name text, geo_point point, price money_of);
                create domain home as place;
                create table person (id int primary key, lives place, work_place home, owes money_of[], old place);
                insert into person values
                  (1, row('Elm', '(1,2)', row(1.50, 'EUR')::money_of), row('Oak', null, null), array[row(1, 'a')::money_of, null], null),
                  (2, null, row(null, null, row(null, null)::money_of), '{}', row('x', null, row(2, null)::money_of)),
                  (3, row(null, null, null), null, null, row(null, null, null));
                """);
        for (Nulls nulls : Nulls.values()) {
            try (var migration = new Migration(database).discoverAndSelect()) {
                migration.assertMigrates(model(
                        Naming.CAMEL_CASE,
                        nulls,
                        root(
                                "people",
                                "public.person",
                                rules(Map.of("old", rename("was.here").as(BsonType.STRING)))),
                        root(
                                "homes",
                                "public.person",
                                keep("lives")
                                        .under(Map.of("lives", rename("at.home").with(Nulls.KEEP))))));
            }
        }
    }

    @Test
    void rows_that_tie_in_every_order_come_in_one() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key);
                create table c (p int references p, a int, b text);
                create table d (k text primary key, p int references p, x double precision, at timestamptz);
                insert into p select g from generate_series(1, 6) g;
                insert into c select 1 + g % 5, nullif(g % 3, 1), chr(96 + g % 4) from generate_series(1, 60) g;
                insert into d select chr(64 + g) || 'é', nullif(g % 5, 0), g % 2,
                    timestamptz '2024-01-01 00:00:00Z' - (g % 4) * interval '1 microsecond' from generate_series(1, 25) g;
                """);
        try (var migration = new Migration(database, new ChunkSize(2, 1 << 16)).discoverAndSelect()) {
            migration.assertMigrates(model(root(
                    "p",
                    "public.p",
                    array("c", "public.c", null, descending("a"), 7, all()),
                    valueArray("b", "public.c", null, new Sort(descending("b"), 3), keep("b")),
                    array("d", "public.d", null, descending("at"), 4, keep("k")))));
        }
    }

    @Test
    void a_collection_whose_filter_lets_nothing_through_is_empty_and_right() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, name text);
                create table c (id int primary key, p int not null references p);
                insert into p values (1, 'a'), (2, null);
                insert into c values (1, 1), (2, 1), (3, 2);
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.assertMigrates(model(
                    root("none", "public.p", all(array("c", "public.c")).where("id > 5")),
                    root("unknown", "public.p", all(array("c", "public.c")).where("name <> 'a'")),
                    root("bare", "public.p", all(array("c", "public.c", all().where("id < 0"))))));
            assertThat(migration.documents("none")).isEmpty();
            assertThat(migration.documents("unknown")).isEmpty();
        }
    }

    @Test
    void what_a_merged_row_would_hold_is_computed_of_nulls_where_there_is_none() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, c int);
                create table c (id int primary key, name text, n int);
                alter table p add foreign key (c) references c;
                insert into c values (1, 'one', 1), (2, null, 2);
                insert into p values (1, 1), (2, 2), (3, null);
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.assertMigrates(model(root(
                    "p",
                    "public.p",
                    merged(
                            "public.c",
                            only().keeping(List.of("name", "n"))
                                    .under(Map.of("name", FieldRule.NONE.orElse("nameless")))
                                    .adding(computed("more", "n + 1"))
                                    .where("n < 2")))));
            byte[] last = migration.documents("p").getOrDefault(new BsonInt32(3), new byte[0]);
            assertThat(new RawBsonDocument(last).toJson())
                    .isEqualTo("{\"_id\": 3, \"c\": null, \"name\": \"nameless\", \"n\": null, \"more\": null}");
        }
    }
}
