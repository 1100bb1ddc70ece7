package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.rename;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.local.direct.ChunkSize;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/// The shapes of data and design for which another migration tool had to warn its users in 2025 that documents came
/// out wrong. Each of them comes out right here, in chunks of a few rows and to the byte.
class DataIntegrityTest {

    private static final ChunkSize FEW = new ChunkSize(3, 1 << 16);

    @Test
    void tables_that_point_at_each_other_in_a_circle_lose_no_row() throws Exception {
        String database = Databases.holding("""
                create table team (id int primary key, lead int);
                create table person (id int primary key, team int references team, desk int);
                create table desk (id int primary key, team int references team);
                alter table team add foreign key (lead) references person;
                alter table person add foreign key (desk) references desk;
                insert into team select g, null from generate_series(1, 5) g;
                insert into desk select g, nullif(g % 6, 0) from generate_series(1, 12) g;
                insert into person select g, nullif(g % 6, 0), nullif(g % 13, 0) from generate_series(1, 40) g;
                update team set lead = id * 7 where id < 5;
                """);
        migrate(
                database,
                model(
                        root(
                                "teams",
                                "public.team",
                                array(
                                        "people",
                                        "public.person",
                                        document(
                                                "at",
                                                "public.desk",
                                                null,
                                                all(document("of", "public.team", null, keep("lead"))))),
                                document(
                                        "leader",
                                        "public.person",
                                        "team_lead_fkey",
                                        keep("id desk", document("of", "public.team", "person_team_fkey", all())))),
                        root(
                                "people",
                                "public.person",
                                array("leads", "public.team", null, List.of(), all(array("desks", "public.desk")))),
                        root(
                                "desks",
                                "public.desk",
                                array("people", "public.person", all(array("leads", "public.team"))))));
    }

    @Test
    void an_array_in_a_document_in_an_array_belongs_to_its_own_element() throws Exception {
        String database = Databases.holding("""
                create table a (id int primary key);
                create table c (id int primary key, name text);
                create table b (id int primary key, a int not null references a, c int references c);
                create table d (id int primary key, c int not null references c);
                create table e (id int primary key, d int not null references d);
                insert into a select g from generate_series(1, 7) g;
                insert into c select g, 'c' || g from generate_series(1, 4) g;
                insert into b select g, 1 + g % 6, nullif(g % 5, 0) from generate_series(1, 40) g;
                insert into d select g, 1 + g % 3 from generate_series(1, 10) g;
                insert into e select g, 1 + g % 9 from generate_series(1, 30) g;
                """);
        migrate(
                database,
                model(
                        root(
                                "a",
                                "public.a",
                                array(
                                        "b",
                                        "public.b",
                                        document("its_c", "public.c", array("d", "public.d", array("e", "public.e"))))),
                        root(
                                "merged",
                                "public.a",
                                array(
                                        "b",
                                        "public.b",
                                        merged(
                                                "public.c",
                                                keep("name", array("d", "public.d", array("e", "public.e"))))))));
    }

    @Test
    void equal_rows_of_tables_without_keys_all_arrive_alone_and_in_arrays() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key);
                create table log (p int references p, what text);
                insert into p select g from generate_series(1, 4) g;
                insert into log select nullif(g % 4, 0), case when g % 3 > 0 then 'same' end from generate_series(1, 400) g;
                """);
        var model = model(
                root("p", "public.p", array("log", "public.log")),
                root("hashed", "public.log", new DocumentId.Content(), all(document("of", "public.p"))),
                root("generated", "public.log", new DocumentId.Generated(), all()));
        try (var migration = new Migration(database, FEW).discoverAndSelect()) {
            migration.assertMigrates(model);
            assertThat(migration.documents("hashed")).hasSize(400);
            assertThat(migration.documents("generated")).hasSize(400);
            assertThat(one(migration, "p", 1).getArray("log")).hasSize(100);
        }
    }

    @Test
    void a_table_merged_into_its_parent_neither_adds_nor_loses_documents() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, name text);
                create table detail (p int primary key references p, size int, colour text);
                create table part (id int primary key, p int not null references detail);
                insert into p select g, 'p' || g from generate_series(1, 20) g;
                insert into detail select g, nullif(g % 4, 1), 'c' || g from generate_series(1, 20, 3) g;
                insert into part select g, 1 + 3 * (g % 5) from generate_series(1, 15) g;
                """);
        try (var migration = new Migration(database, FEW).discoverAndSelect()) {
            migration.assertMigrates(model(root(
                    "p",
                    "public.p",
                    merged(
                            "public.detail",
                            rules(Map.of("colour", rename("look.colour")), array("parts", "public.part"))))));
            assertThat(migration.documents("p")).hasSize(20);
            assertThat(one(migration, "p", 2).toJson())
                    .isEqualTo(
                            "{\"_id\": 2, \"name\": \"p2\", \"size\": null, \"look\": {\"colour\": null}, \"parts\": []}");
            assertThat(one(migration, "p", 4).toJson())
                    .isEqualTo("{\"_id\": 4, \"name\": \"p4\", \"size\": 0, \"look\": {\"colour\": \"c4\"},"
                            + " \"parts\": [{\"id\": 1}, {\"id\": 6}, {\"id\": 11}]}");
        }
    }

    @Test
    void nulls_are_left_out_where_that_is_asked_and_nowhere_else() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, a int, b text, j jsonb, l int[]);
                create table c (id int primary key, p int not null references p, a int, b text);
                insert into p values (1, null, null, null, null), (2, 0, '', 'null', '{null}'), (3, 1, 'null', '{"x": null}', '{}');
                insert into c values (1, 1, null, null), (2, 1, 0, ''), (3, 2, null, 'b');
                """);
        var kept = rules(Map.of("b", FieldRule.NONE.with(Nulls.OMIT))).with(Nulls.KEEP);
        try (var migration = new Migration(database, FEW).discoverAndSelect()) {
            migration.assertMigrates(model(
                    Naming.ORIGINAL,
                    Nulls.OMIT,
                    root("p", "public.p", array("c", "public.c", kept), array("d", "public.c"))));
            assertThat(one(migration, "p", 1).toJson())
                    .isEqualTo("{\"_id\": 1, \"c\": [{\"id\": 1, \"a\": null}, {\"id\": 2, \"a\": 0, \"b\": \"\"}],"
                            + " \"d\": [{\"id\": 1}, {\"id\": 2, \"a\": 0, \"b\": \"\"}]}");
            assertThat(one(migration, "p", 2).toJson())
                    .isEqualTo("{\"_id\": 2, \"a\": 0, \"b\": \"\", \"j\": null, \"l\": [null],"
                            + " \"c\": [{\"id\": 3, \"a\": null, \"b\": \"b\"}], \"d\": [{\"id\": 3, \"b\": \"b\"}]}");
        }
    }

    @Test
    void dots_in_names_nest_where_the_design_says_so_and_never_by_accident() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, "a.b" int, "a" int, "c.d" text, "c" text, ".x." int, j jsonb);
                create table "q.r" (id int primary key, "p.id" int not null references p, "v.w" int);
                insert into p values (1, 2, 3, 'cd', 'c', 4, '{"k.l": {"m.n": 1}}'), (2, null, 5, null, 'c', null, null);
                insert into "q.r" values (1, 1, 9), (2, 1, null);
                """);
        try (var migration = new Migration(database, FEW).discoverAndSelect()) {
            migration.assertMigrates(model(root(
                    "p",
                    "public.p",
                    rules(
                            Map.of("c.d", rename("group.cd"), "c", rename("group.c")),
                            array("qs.of", "public.\"q.r\"")))));
            assertThat(one(migration, "p", 1).toJson())
                    .isEqualTo(
                            "{\"_id\": 1, \"a\uff0eb\": 2, \"a\": 3, \"group\": {\"cd\": \"cd\", \"c\": \"c\"}, \"\uff0ex\uff0e\": 4,"
                                    + " \"j\": {\"k.l\": {\"m.n\": 1}},"
                                    + " \"qs\": {\"of\": [{\"id\": 1, \"v\uff0ew\": 9}, {\"id\": 2, \"v\uff0ew\": null}]}}");
        }
    }

    private static void migrate(String database, DocumentModel model) throws Exception {
        try (var migration = new Migration(database, FEW).discoverAndSelect()) {
            migration.assertMigrates(model);
        }
    }

    private static BsonDocument one(Migration migration, String collection, int id) {
        return new RawBsonDocument(migration.documents(collection).getOrDefault(new BsonInt32(id), new byte[0]));
    }
}
