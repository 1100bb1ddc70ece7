package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The whole job by the interface alone, on real servers.
class LifeCycleTest {

    private static final Map<String, Object> NOTHING = Map.of();

    @TempDir
    Path directory;

    private Served served;
    private String source = "";

    @BeforeEach
    void start() {
        served = new Served(directory.resolve("reloquent.yaml"), Map.of());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private void configure(double scale) {
        source = Servers.shop(scale);
        served.configure(source, List.of());
    }

    private String state(String step) {
        return served.get("/api/status")
                .well()
                .path("steps")
                .valueStream()
                .filter(one -> one.path("step").asString().equals(step))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asString();
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect(source);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void job(Watching watching, String path, Object body) {
        Served.Answer begun = served.post(path, body);
        assertThat(begun.status()).isEqualTo(202);
        watching.await(
                () -> watching.job().equals(begun.body().path("id").asString())
                        && watching.state().matches("done|failed|stopped|deciding"),
                "the end of " + path);
        assertThat(watching.state()).as(path + watching.texts()).isEqualTo("done");
    }

    @Test
    void the_source_is_read_before_anybody_has_said_where_the_target_is() {
        source = Servers.shop(0.01);
        served.put("/api/configuration", "\"none\"", Served.answers(source, List.of()))
                .well();
        served.put("/api/secrets", "", Map.of("sourcePassword", "")).well();

        assertThat(served.post("/api/source/test", NOTHING)
                        .well()
                        .path("answers")
                        .asString())
                .contains("PostgreSQL");
        served.run("/api/discover", NOTHING);
        assertThat(served.get("/api/catalog").well().path("tables").size()).isPositive();
        assertThat(served.post("/api/target/test", NOTHING)
                        .body()
                        .path("detail")
                        .asString())
                .contains("RELOQUENT_TARGET_URI is not set");
    }

    @Test
    void ends_ready_for_production() {
        assertThat(served.get("/api/status").well().path("next").asString()).isEqualTo("init");
        configure(0.05);
        JsonNode configuration = served.get("/api/configuration").well();
        assertThat(configuration.path("answers").path("sourceDatabase").asString())
                .isEqualTo(source);
        assertThat(configuration.path("secrets").path("targetUri").asBoolean()).isTrue();
        assertThat(served.post("/api/source/test", NOTHING)
                        .well()
                        .path("answers")
                        .asString())
                .startsWith("PostgreSQL ");
        assertThat(served.post("/api/target/test", NOTHING)
                        .well()
                        .path("answers")
                        .asString())
                .startsWith("MongoDB ");
        served.plan();
        JsonNode preview = served.post("/api/preview", Map.of("collection", "orders", "count", 2))
                .well();
        assertThat(preview.path("documents")).hasSize(2);
        assertThat(preview.path("documents")
                        .path(0)
                        .path("document")
                        .path("items")
                        .path(0)
                        .isObject())
                .isTrue();
        assertThat(served.get("/api/types").well().path("types").size()).isPositive();
        served.run("/api/estimate", NOTHING);
        assertThat(served.get("/api/estimate").well().path("places").size()).isPositive();
        assertThat(served.get("/api/prepare").well().path("fit").asBoolean()).isTrue();
        assertThat(served.get("/api/prepare?validators=true")
                        .well()
                        .path("steps")
                        .toString())
                .contains("Validator");
        served.run("/api/prepare", NOTHING);
        assertThat(served.post("/api/generate", NOTHING).well().path("files").size())
                .isPositive();
        assertThat(served.get("/api/generate/file?path=README.md")
                        .well()
                        .path("text")
                        .asString())
                .isNotEmpty();
        assertThat(served.get("/api/generate/file?path=../reloquent.yaml").status())
                .isEqualTo(404);
        assertThat(served.get("/api/plan").well().path("reviewed").asBoolean()).isTrue();
        try (var watching = new Watching(served);
                var other = new Watching(served)) {
            job(watching, "/api/migrate", NOTHING);
            job(watching, "/api/validate", NOTHING);
            job(watching, "/api/indexes", NOTHING);
            assertThat(watching.wrong()).isEmpty();
            other.await("done");
            assertThat(other.wrong()).isEmpty();
            assertThat(other.snapshots())
                    .as("one when it came, one for each job")
                    .isEqualTo(4);
        }
        JsonNode status = served.get("/api/status").well();
        assertThat(status.path("phase").asString()).isEqualTo("ready");
        assertThat(status.path("readiness").path("signal").asString()).isEqualTo("READY FOR PRODUCTION");
        JsonNode report = served.get("/api/report").well();
        assertThat(report.path("verification").path("passes").asBoolean()).isTrue();
        assertThat(served.get("/api/report/html").response().body()).contains("READY FOR PRODUCTION");
        assertThat(served.get("/api/history").well().path("entries").size()).isGreaterThanOrEqualTo(3);
        assertThat(served.get("/api/prometheus").response().body())
                .contains("reloquent_documents_total{collection=\"orders\"}")
                .contains("reloquent_stage_seconds_count{outcome=\"done\",stage=\"migrate\"} 1");
        assertThat(served.post("/api/rollback", Map.of("confirm", false)).status())
                .isEqualTo(422);
        assertThat(served.get("/api/rollback").well().path("collections").size())
                .isPositive();
    }

    @Test
    void a_design_is_the_file_s_own_and_nobody_overwrites_another_s() throws IOException {
        configure(0.02);
        served.plan();
        Served.Answer read = served.get("/api/design");
        ObjectNode mapping = (ObjectNode) read.well().path("mapping");
        assertThat(served.put("/api/design", read.version(), mapping).well().path("mapping"))
                .isEqualTo(mapping);
        Served.Answer again = served.get("/api/design");
        assertThat(again.version()).isNotEqualTo("\"none\"");

        // Somebody at a terminal.
        Path file = directory.resolve("mapping.yaml");
        Files.writeString(file, "# by hand\n" + Files.readString(file));
        Served.Answer late = served.put("/api/design", again.version(), mapping);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body().path("detail").asString()).startsWith("mapping.yaml has been changed since");
        assertThat(Files.readString(file)).startsWith("# by hand");
        assertThat(new Served.Answer(served.send(served.request("/api/design").PUT(Served.json(mapping)))).status())
                .isEqualTo(428);
    }

    @Test
    void problems_of_a_design_come_all_at_once_with_their_places() {
        configure(0.02);
        served.plan();
        var mapping = Map.of(
                "version",
                1,
                "collections",
                Map.of(
                        "orders", Map.of("from", "shop.orders", "emebd", List.of()),
                        "products", Map.of("from", "nothing")));
        Served.Answer answer = served.post("/api/design/check", mapping);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .path("problems")
                        .valueStream()
                        .map(p -> p.path("path").asString()))
                .contains("collections.orders.emebd", "collections.products.from");
        var unplannable = Map.of(
                "version", 1, "collections", Map.of("orders", Map.of("from", "shop.orders", "id", "customer_id")));
        JsonNode checked = served.post("/api/design/check", unplannable).well();
        assertThat(checked.path("carriedOut").asBoolean()).isFalse();
        Served.Answer refused =
                served.put("/api/design", served.get("/api/design").version(), unplannable);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("problems").size()).isPositive();
    }

    @Test
    void a_load_is_held_up_goes_on_and_is_stopped_while_who_comes_back_misses_nothing() throws Exception {
        configure(0.05);
        sql("create table public.many (id int primary key, text text)");
        sql("insert into public.many select i, repeat('x', 400) from generate_series(1, 150000) i");
        served.plan();
        try (var watching = new Watching(served)) {
            served.post("/api/migrate", NOTHING).well();
            watching.await(() -> watching.documents() > 0, "documents");
            served.post("/api/job/pause", NOTHING).well();
            watching.await("paused");
            Thread.sleep(1_500);
            long held = watching.documents();
            var job = served.get("/api/job").well();
            Thread.sleep(8_000);
            assertThat(watching.documents()).as("nothing moves").isEqualTo(held);
            assertThat(job.path("job").path("state").asString()).isEqualTo("paused");
            assertThat(state("migrate")).isEqualTo("running");
            assertThat(served.get("/api/status").well().has("next")).isFalse();

            assertThat(served.post("/api/migrate", NOTHING).status()).isEqualTo(409);
            try (var late = new Watching(served)) {
                late.await("paused");
                served.post("/api/job/resume", NOTHING).well();
                late.await(() -> late.documents() > held, "more documents");
                int before = late.snapshots();
                late.resync();
                late.await(() -> late.snapshots() > before, "a snapshot");
                served.post("/api/job/stop", NOTHING).well();
                late.await("stopped");
                assertThat(late.wrong()).isEmpty();
            }
            watching.await("stopped");
            assertThat(watching.wrong()).isEmpty();
            assertThat(watching.texts()).anyMatch(text -> text.contains("are safe in the target."));
            assertThat(state("migrate")).isEqualTo("trouble");
            job(watching, "/api/migrate", Map.of("resume", true, "validate", true));
            assertThat(watching.texts()).anyMatch(text -> text.contains("All agree with the source."));
            assertThat(watching.collection("many").path("state").asString()).isEqualTo("done");
        }
        assertThat(served.get("/api/job/events").response().body().lines().count())
                .isGreaterThan(2);
    }

    @Test
    void reading_the_schema_is_stopped_while_the_source_is_still_counting() throws Exception {
        configure(0.02);
        // Who counts waits for the lock, for ten seconds.
        try (Connection connection = Servers.postgres().connect(source);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table shop.orders in access exclusive mode");
            String id = served.post("/api/discover", NOTHING).well().path("id").asString();
            assertThat(served.post("/api/estimate", NOTHING).status())
                    .as("one at a time")
                    .isEqualTo(409);
            Thread.sleep(1_000);
            long begun = System.nanoTime();
            served.post("/api/job/stop", NOTHING).well();
            JsonNode job = served.get("/api/job").well().path("job");
            while (!job.has("outcome")) {
                job = served.get("/api/job").well().path("job");
            }
            assertThat((System.nanoTime() - begun) / 1_000_000)
                    .as("milliseconds")
                    .isLessThan(3_000);
            assertThat(job.path("id").asString()).isEqualTo(id);
            assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("stopped");
            assertThat(job.path("outcome").path("exitCode").asInt()).isEqualTo(130);
        }
        assertThat(served.get("/api/catalog").status()).isEqualTo(409);
        served.run("/api/discover", NOTHING);
        assertThat(served.get("/api/catalog").status()).isEqualTo(200);
    }

    @Test
    void a_target_that_is_not_fit_is_a_job_that_failed_and_its_findings_are_read() throws Exception {
        configure(0.02);
        served.plan();
        String database = served.get("/api/configuration")
                .well()
                .path("answers")
                .path("targetDatabase")
                .asString();
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            client.getDatabase(database).getCollection("orders").insertOne(new Document("a", 1));
        }
        JsonNode job = served.ended("/api/prepare", NOTHING, "failed");
        assertThat(job.path("outcome").path("exitCode").asInt()).isEqualTo(2);
        JsonNode seen = served.get("/api/prepare").well();
        assertThat(seen.path("fit").asBoolean()).isFalse();
        assertThat(seen.path("findings").size()).isPositive();
    }

    @Test
    void somebody_decides_what_becomes_of_a_partial_failure() throws Exception {
        configure(0.02);
        sql("create table public.odd (id int primary key, day date)");
        sql("insert into public.odd values (1, '0001-01-01 BC'), (2, 'infinity')");
        served.plan();
        try (var watching = new Watching(served)) {
            String id = served.post("/api/migrate", NOTHING).well().path("id").asString();
            watching.await(
                    () -> watching.job().equals(id) && watching.state().matches("deciding|done|failed"), "a decision");
            assertThat(watching.state()).as(watching.texts().toString()).isEqualTo("deciding");
            JsonNode decision = served.get("/api/job").well().path("job").path("decision");
            assertThat(decision.path("failed").path(0).path("collection").asString())
                    .isEqualTo("odd");
            assertThat(served.post("/api/job/decision", Map.of("decision", "maybe"))
                            .status())
                    .isEqualTo(422);
            sql("update public.odd set day = '2020-01-01'");
            served.post("/api/job/decision", Map.of("decision", "restart")).well();
            watching.await("done");
            assertThat(served.get("/api/job").well().path("attempts")).hasSize(2);
            assertThat(served.post("/api/job/decision", Map.of("decision", "abort"))
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void a_monitoring_system_sees_batches_that_fail_and_how_long_every_stage_took() throws Exception {
        configure(0.02);
        sql("create table public.twice (id int primary key, text text)");
        sql("insert into public.twice values (1, 'x'), (2, 'x')");
        served.plan();
        String database = served.get("/api/configuration")
                .well()
                .path("answers")
                .path("targetDatabase")
                .asString();
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            var twice = client.getDatabase(database).getCollection("twice");
            twice.createIndex(new Document("text", 1), new IndexOptions().unique(true));
            served.ended("/api/migrate", Map.of("onFailure", "abort"), "failed");
            assertThat(figures())
                    .contains("reloquent_retries_total{collection=\"twice\"} 1")
                    .contains("reloquent_stage_seconds_count{outcome=\"done\",stage=\"discover\"} 1")
                    .contains("reloquent_stage_seconds_count{outcome=\"failed\",stage=\"migrate\"} 1")
                    .contains("reloquent_jobs_running 0");
            twice.drop();
        }
        served.run("/api/migrate", NOTHING);
        assertThat(figures())
                .contains("reloquent_retries_total{collection=\"twice\"} 1")
                .anyMatch(line -> line.startsWith("reloquent_rows_total{collection=\"twice\"}"))
                .contains("reloquent_documents_total{collection=\"twice\"} 2")
                .contains("reloquent_batches_seconds_count{collection=\"twice\"} 1")
                .contains("reloquent_stage_seconds_count{outcome=\"done\",stage=\"migrate\"} 1");
    }

    private List<String> figures() {
        return served.get("/api/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("reloquent_"))
                .map(line -> line.replaceFirst("\\.0$", ""))
                .toList();
    }

    @Test
    void tells_browsers_what_a_command_in_a_terminal_has_changed() throws Exception {
        configure(0.02);
        served.plan();
        // What was written until now has been told, to nobody.
        Thread.sleep(2_500);
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<java.util.stream.Stream<String>> stream = java.net.http.HttpClient.newHttpClient()
                .send(served.request("/api/events").GET().build(), HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, ended) -> {})
                .start(() -> stream.body().forEach(line -> lines.add(line)));
        Thread.sleep(500);
        Files.writeString(directory.resolve("selection.yaml"), "version: 1\ntables: [shop.orders]\n");
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!lines.toString().contains("selection.yaml") && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(lines.toString())
                .contains("{\"kind\":\"StatusChanged\"}")
                .contains("{\"kind\":\"FilesChanged\",\"files\":[\"selection.yaml\"]}");
    }
}
