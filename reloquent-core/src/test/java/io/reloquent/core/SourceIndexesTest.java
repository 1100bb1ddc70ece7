package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.reloquent.design.RootCollection;
import io.reloquent.plan.IndexCondition;
import io.reloquent.plan.IndexPlan;
import io.reloquent.plan.Plan;
import io.reloquent.report.IndexResult;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a real PostgreSQL's indexes become, and that a real MongoDB keeps and uses them so.
class SourceIndexesTest {

    private static final String PERSON = """
            create type public.mood as enum ('sad', 'happy');
            create table public.person (id int primary key, email varchar(40), name text not null, mood public.mood,
              age int, score float8, balance numeric(10, 2), born date, seen timestamptz, at timestamptz(3),
              active boolean not null, deleted timestamptz(3), doc jsonb, tags text[], code uuid, place point,
              title text, body text, language text, words tsvector, pad char(3), v int unique,
              found tsvector generated always as (to_tsvector('english', title)) stored);
            insert into public.person (id, email, name, mood, age, score, balance, born, seen, at, active, doc, tags, code, title, body, language)
            select g, 'U' || g || '@x.org', 'n' || g, 'happy', g % 90, g / 7.0, g, date '2000-01-01' + g, now(), now(), g % 2 = 0,
              jsonb_build_object('a', jsonb_build_object('b', g)), array['t' || g % 5, 'u'], md5(g::text)::uuid,
              'battles of cats', 'dogs running', 'Klingon' from generate_series(1, 500) g;
            insert into public.person (id, name, active) values (1001, 'none', true), (1002, 'none', true);
            """;

    /// Two indexes that become the same are one.
    private static final String ANOTHER = "another";

    /// An index, and what becomes of it.
    private static final Map<String, String> BECOME = new TreeMap<>(Map.ofEntries(
            Map.entry("(name) where active", "name_1 where active = true"),
            Map.entry("(name) where not active", "name_1 where active = false"),
            Map.entry("(age desc) where email is not null", "age_-1 [email is not null]"),
            Map.entry(
                    "unique (email) where deleted is null",
                    "email_1 where deleted is null unique [deleted is null, email is not null]"),
            Map.entry(
                    "unique (code) where age between 1 and 2000",
                    "code_1 where age >= 1 and age <= 2000 unique [age >= 1, age <= 2000, code is not null]"),
            Map.entry("(age) where mood = 'happy'", "age_1 where mood = happy"),
            Map.entry("(age) where mood in ('sad', 'happy')", "age_1 where mood in (sad, happy)"),
            Map.entry("(age) where email in ('it''s', 'b')", "age_1 where email in (it's, b)"),
            Map.entry("(age) where balance > 5", "age_1 where balance > 5"),
            Map.entry("(age) where balance >= -5.5", "age_1 where balance >= -5.5"),
            Map.entry("(age) where 3 < age", "age_1 where age > 3"),
            Map.entry("(age) where age = 3 or age = 4", "age_1 where age in (3, 4)"),
            Map.entry("(age) where born < '2010-02-03'", "age_1 where born < 2010-02-03T00:00:00Z"),
            Map.entry("(age) where at > '2010-02-03 00:00:00+00'", "age_1 where at > 2010-02-03T00:00:00Z"),
            Map.entry(
                    "unique (age, code) where seen > '2010-02-03 00:00:00+00'",
                    "age_1_code_1 where seen > 2010-02-03T00:00:00Z"),
            Map.entry(
                    "(age) where code = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
                    "age_1 where code = a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
            Map.entry(
                    "(age) where name <> ''",
                    "partial: its condition is SQL ((name <> ''::text)), MongoDB has no <> there"),
            Map.entry(
                    "(age) where name > 'm'",
                    "partial: its condition is SQL ((name > 'm'::text)), MongoDB would compare name differently"),
            Map.entry(
                    "(age) where pad = 'x'",
                    "partial: its condition is SQL ((pad = 'x'::bpchar)), beyond what can be read"),
            Map.entry(
                    "(age) where active or age > 3",
                    "partial: its condition is SQL ((active OR (age > 3))), MongoDB's OR there is for one field and = alone"),
            Map.entry(
                    "(age) where lower(name) = 'x'",
                    "partial: its condition is SQL ((lower(name) = 'x'::text)), it compares something other than a column"),
            Map.entry(
                    "(age) where doc is null",
                    "partial: its condition is SQL ((doc IS NULL)), a null of doc is not told from what is not there"),
            Map.entry(
                    "(age) where tags is not null",
                    "partial: its condition is SQL ((tags IS NOT NULL)), it is about elements of an array, and MongoDB would ask whole documents"),
            Map.entry("unique (lower(email))", "email_1_ignoring_case unique ignoring case [email is not null]"),
            Map.entry("(upper(name))", "name_1_ignoring_case ignoring case"),
            Map.entry(
                    "(name, upper(email))",
                    "one case for one text only: MongoDB would ignore the case of all in the index"),
            Map.entry("((doc->'a'->>'b'))", "doc.a.b_1"),
            Map.entry("((doc#>>'{a,c}'))", "doc.a.c_1"),
            Map.entry("(((doc->>'n')::int) desc)", "doc.n_-1"),
            Map.entry("((doc->>'x.y'))", "it indexes an expression (((doc ->> 'x.y'::text)))"),
            Map.entry("((age + 1))", "nextAge_1"),
            Map.entry(
                    "((age + 2))",
                    "it indexes an expression (((age + 2))); a computed field with that expression would be indexed instead"),
            Map.entry(
                    "using gin (to_tsvector('english', coalesce(title, '') || ' ' || body))",
                    "title_text_body_text english"),
            Map.entry("using gin (found)", "title_text_body_text english"),
            Map.entry("using gin (doc)", ANOTHER),
            Map.entry("using gin (doc jsonb_path_ops)", "doc.$**_1"),
            Map.entry("using gin (tags)", "tags_1"),
            Map.entry("using brin (seen)", "seen_1"),
            Map.entry("using hash (name)", "name_1"),
            Map.entry("using gist (place)", "a gist index over point has no direct counterpart"),
            Map.entry("using spgist (place)", "a spgist index over point has no direct counterpart")));

    @Test
    void every_index_becomes_what_it_can_or_says_why_not() throws Exception {
        try (var migration = people()) {
            Plan plan = migration.makePlan().compute();
            List<String> wanted = List.copyOf(BECOME.keySet());
            var found = new TreeMap<String, String>();
            for (int i = 0; i < wanted.size(); i++) {
                found.put(wanted.get(i), become(plan, "i" + i + "_"));
            }
            assertThat(lines(found)).isEqualTo(lines(BECOME));
        }
    }

    @Test
    void what_is_planned_is_built_and_queries_use_it() throws Exception {
        try (var migration = people();
                MongoClient client = MongoClients.create(Servers.mongod().uri())) {
            migration.migrate(false, Progress.NONE);
            assertThat(migration.buildIndexes().indexes()).allMatch(IndexResult::built);
            assertThat(migration.buildIndexes().indexes()).allMatch(IndexResult::built);
            MongoDatabase database =
                    client.getDatabase(migration.configuration.target().database());
            assertThat(used(database, "{active: true, name: 'n4'}")).isEqualTo("name_1 where active = true");
            assertThat(used(database, "{v: 3}")).isEqualTo("v_1");
            assertThat(used(database, "{deleted: null, email: 'U1@x.org'}")).isEqualTo("email_1 where deleted is null");
            assertThat(used(database, "{'doc.a.b': 7}")).isIn("doc.a.b_1", "doc.$**_1");
            assertThat(used(database, "{'doc.zz': 7}")).isEqualTo("doc.$**_1");
            assertThat(used(database, "{tags: 't1'}")).isEqualTo("tags_1");
            assertThat(used(database, "{nextAge: 8}")).isEqualTo("nextAge_1");
            assertThat(used(database, "{$text: {$search: 'battle'}}")).isEqualTo("title_text_body_text");
            assertThat(database.getCollection("person").countDocuments(Document.parse("{$text: {$search: 'run'}}")))
                    .isEqualTo(500);
            var ignoring =
                    Document.parse("{find: 'person', filter: {name: 'N4'}, collation: {locale: 'en', strength: 2}}");
            assertThat(index(database.runCommand(new Document("explain", ignoring))))
                    .isEqualTo("name_1_ignoring_case");
            assertThat(database.runCommand(ignoring)
                            .get("cursor", Document.class)
                            .getList("firstBatch", Document.class))
                    .hasSize(1);
        }
    }

    /// Rows and documents of the same random values, null among them, are taken or refused alike.
    @Test
    void a_partial_unique_index_refuses_what_sql_refuses_and_takes_what_sql_takes() throws Exception {
        String name = Databases.holding("""
                create table public.seat (id int primary key, a int, b text, c boolean, d timestamptz(3));
                create unique index one on public.seat (a) where b = 'x';
                create unique index two on public.seat (a) where b is null and c;
                create unique index three on public.seat (a, b) where d is not null;
                create unique index four on public.seat (d) where a > 3 and a <= 5;
                """);
        try (var migration = new Migration(name).discoverAndSelect();
                Connection source = Servers.postgres().connect(name);
                MongoClient client = MongoClients.create(Servers.mongod().uri())) {
            migration.design().adopt(Models.model(Models.root("seat", "public.seat")));
            migration.migrate(false, Progress.NONE);
            assertThat(migration.buildIndexes().indexes())
                    .hasSize(4)
                    .allMatch(index -> index.built() && index.unique());
            var seats = client.getDatabase(migration.configuration.target().database())
                    .getCollection("seat");
            var random = new Random(7);
            int refused = 0;
            for (int id = 0; id < 400; id++) {
                Integer a = random.nextInt(4) == 0 ? null : random.nextInt(9);
                String b =
                        random.nextInt(3) == 0 ? null : List.of("x", "y", "z").get(random.nextInt(3));
                Boolean c = random.nextInt(4) == 0 ? null : random.nextBoolean();
                Integer d = random.nextInt(2) == 0 ? null : random.nextInt(30);
                var document = new Document("_id", id);
                put(document, random, "a", a);
                put(document, random, "b", b);
                put(document, random, "c", c);
                put(document, random, "d", d == null ? null : new BsonDateTime(d * 1000L));
                boolean bySource = takes(source, id, a, b, c, d);
                boolean byTarget = true;
                try {
                    seats.insertOne(document);
                } catch (com.mongodb.MongoWriteException e) {
                    byTarget = false;
                }
                refused += byTarget ? 0 : 1;
                assertThat(byTarget).as(document.toJson()).isEqualTo(bySource);
            }
            assertThat(refused).isBetween(50, 350);
        }
    }

    private static void put(Document document, Random random, String field, @Nullable Object value) {
        if (value != null || random.nextBoolean()) {
            document.append(field, value);
        }
    }

    private static boolean takes(
            Connection source,
            int id,
            @Nullable Integer a,
            @Nullable String b,
            @Nullable Boolean c,
            @Nullable Integer d)
            throws SQLException {
        try (var insert = source.prepareStatement("insert into public.seat values (?, ?, ?, ?, to_timestamp(?))")) {
            insert.setInt(1, id);
            insert.setObject(2, a);
            insert.setString(3, b);
            insert.setObject(4, c);
            insert.setObject(5, d);
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Migration people() throws SQLException {
        String name = Databases.holding(PERSON);
        try (Connection connection = Servers.postgres().connect(name);
                Statement statement = connection.createStatement()) {
            int number = 0;
            for (String index : BECOME.keySet()) {
                boolean unique = index.startsWith("unique ");
                statement.execute("create %s index i%d_ on public.person %s"
                        .formatted(unique ? "unique" : "", number++, unique ? index.substring(7) : index));
            }
        }
        var migration = new Migration(name).discoverAndSelect();
        RootCollection root =
                Models.root("person", "public.person", Models.all().adding(Models.computed("nextAge", "age + 1")));
        migration.design().adopt(Models.model(root));
        return migration;
    }

    private static String lines(Map<String, String> map) {
        return map.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
    }

    private static String become(Plan plan, String name) {
        return plan.skippedIndexes().stream()
                .filter(skipped -> skipped.index().equals(name))
                .map(skipped -> skipped.because())
                .findFirst()
                .orElseGet(() -> plan.indexes().stream()
                        .filter(index -> index.because().contains(" " + name))
                        .map(SourceIndexesTest::said)
                        .findFirst()
                        .orElse(ANOTHER));
    }

    private static String said(IndexPlan index) {
        String conditions = index.only().isEmpty()
                        || (!index.unique() && index.name().contains(" where "))
                ? ""
                : index.only().stream().map(IndexCondition::written).collect(Collectors.joining(", ", " [", "]"));
        return index.name()
                + (index.unique() ? " unique" : "")
                + (index.ignoreCase() ? " ignoring case" : "")
                + (index.isText() ? " " + index.language() : "")
                + conditions;
    }

    private static String used(MongoDatabase database, String filter) {
        var find = new Document("find", "person").append("filter", Document.parse(filter));
        return index(database.runCommand(new Document("explain", find)));
    }

    private static String index(Document explained) {
        String plan = explained
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
        var name =
                java.util.regex.Pattern.compile("\"indexName\": \"([^\"]+)\"").matcher(plan);
        return name.find() ? name.group(1) : "none in " + plan;
    }
}
