package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WholeJobTest {

    @TempDir
    Path directory;

    private final String target = Servers.freshName("shell");
    private Shell shell;
    private String shop;

    @BeforeEach
    void open() {
        shop = Servers.shop(0.05);
        shell = new Shell(directory.resolve("reloquent.yaml"))
                .with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        assertThat(shell.init(Servers.postgres().port(), shop, "postgres", target)
                        .exitCode())
                .isZero();
    }

    @Test
    void ends_ready_and_status_tells_the_truth_after_each_step() {
        List<String> lines = List.of(
                "discover --direct", "select --all", "design --suggest", "plan", "migrate", "validate", "indexes");
        for (int done = 0; done < lines.size(); done++) {
            assertThat(states()).containsExactlyElementsOf(expected(done));
            Shell.Result status = shell.run("status");
            assertThat(status.err()).contains("Next: reloquent " + lines.get(done) + " --config ");

            Shell.Result result = shell.run(lines.get(done).split(" "));
            assertThat(result.exitCode())
                    .as(lines.get(done) + "\n" + result.err())
                    .isZero();
            assertThat(result.err()).contains("\nNext: reloquent ");
            if (done + 1 == lines.size()) {
                assertThat(result.out()).contains("READY FOR PRODUCTION");
            }
        }
        assertThat(states()).containsOnly("done", "skipped");
        JsonNode status = json("status");
        assertThat(status.path("phase").asString()).isEqualTo("ready");
        assertThat(status.path("reversible").asBoolean()).isFalse();
        assertThat(status.path("readiness").path("signal").asString()).isEqualTo("READY FOR PRODUCTION");
        assertThat(directory.resolve("reports/migration-report.txt")).content().contains("READY FOR PRODUCTION");
        assertThat(directory.resolve("mapping.yaml")).content().contains("#");
    }

    @Test
    void gives_its_figures_as_json() {
        assertThat(json("discover").path("tables").size()).isGreaterThan(10);
        assertThat(json("select", "--all").path("tables").size()).isGreaterThan(10);
        JsonNode design = json("design", "--suggest");
        assertThat(design.path("placements").path(0).path("because").asString()).isNotEmpty();
        JsonNode items = placement(design, "shop.order_items");
        assertThat(items.path("path").asString()).isEqualTo("orders.items");
        assertThat(items.path("evidence").valueStream().map(e -> e.path("kind").asString()))
                .containsExactly("JoiningKey", "ChildCount", "ArraySize");
        assertThat(items.path("evidence").path(1).path("multiplicity").asString())
                .isEqualTo("1:few");
        assertThat(items.path("evidence").path(2).path("maximumBytes").asLong()).isPositive();
        assertThat(json("plan").path("hash").asString()).hasSize(64);
        JsonNode load = json("migrate");
        long documents = load.path("documents").asLong();
        assertThat(documents).isGreaterThan(2_000);
        assertThat(load.path("collections")
                        .valueStream()
                        .mapToLong(c -> c.path("documents").asLong())
                        .sum())
                .isEqualTo(documents);
        JsonNode verification = json("validate");
        assertThat(verification.path("passes").asBoolean()).isTrue();
        assertThat(verification.path("documents").asLong()).isEqualTo(documents);
        JsonNode indexes = json("indexes");
        assertThat(indexes.path("readiness").asString()).isEqualTo("READY FOR PRODUCTION");
        assertThat(json("rollback", "--confirm").path("dropped").size())
                .isEqualTo(load.path("collections").size());
        JsonNode history = json("history").path("entries");
        assertThat(history.valueStream().map(entry -> entry.path("command").asString()))
                .containsExactly("migrate", "validate", "indexes", "rollback");
        assertThat(history.valueStream()).allSatisfy(entry -> {
            assertThat(entry.path("run").asString()).isEqualTo(load.path("run").asString());
            assertThat(entry.path("plan").asString())
                    .isEqualTo(load.path("plan").asString());
            assertThat(entry.path("who").asString()).isEqualTo(System.getProperty("user.name"));
            assertThat(entry.path("outcome").asString()).isEqualTo("done");
        });
    }

    @Test
    void suggests_what_the_hints_and_the_naming_say() {
        json("discover");
        json("select", "--all");
        JsonNode design = json(
                "design",
                "--suggest",
                "--together",
                "crm.customers,shop.orders",
                "--apart",
                "shop.orders,shop.order_items",
                "--apart=shop.\"OrderEvents\",shop.orders",
                "--naming",
                "camelCase");

        assertThat(placement(design, "shop.orders").path("path").asString()).isEqualTo("customers.orders");
        assertThat(placement(design, "shop.orders")
                        .path("evidence")
                        .path(0)
                        .path("hint")
                        .asString())
                .isEqualTo("together");
        assertThat(placement(design, "shop.order_items").path("path").asString())
                .isEqualTo("orderItems");
        assertThat(placement(design, "shop.OrderEvents").path("path").asString())
                .isEqualTo("orderEvents");
        Shell.Result unknown = shell.run("design", "--suggest", "--apart", "shop.order,shop.order_items");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("A hint names shop.order, which is not a selected table.")
                .contains("Did you mean shop.orders?");
    }

    private static JsonNode placement(JsonNode design, String table) {
        return design.path("placements")
                .valueStream()
                .filter(placement -> placement.path("table").asString().equals(table))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_document_changed_behind_its_back_is_found_and_ends_with_3() {
        migrated();
        change("customers", new Document("full_name", "Somebody Else"));

        Shell.Result result = shell.run("validate");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("DIFFERS").contains("customers _id ").contains("full_name: expected ");
        Shell.Result indexes = shell.run("indexes");
        assertThat(indexes.out()).contains("REQUIRES ATTENTION");
        assertThat(states()).contains("trouble");
    }

    @Test
    void rollback_drops_what_the_run_made_and_nothing_else() {
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            Mono.from(client.getDatabase(target).getCollection("mine").insertOne(new Document("a", 1)))
                    .block();
        }
        migrated();

        Shell.Result refused = shell.run("rollback");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--confirm");
        assertThat(shell.run("rollback", "--confirm").exitCode()).isZero();

        assertThat(collections()).containsExactly("mine");
        assertThat(states().subList(4, 9)).containsOnly("open");
        assertThat(shell.run("migrate").exitCode()).isZero();
    }

    @Test
    void prepare_shows_what_it_would_do_does_it_and_rollback_undoes_it() {
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            assertThat(shell.run(line.split(" ")).exitCode()).isZero();
        }
        Shell.Result dry = shell.run("prepare", "--dry-run", "--validators");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out())
                .startsWith("MongoDB ")
                .contains("replica set of 1")
                .contains(
                        "- Create collection orders.\n    db.getSiblingDB(\"%s\").runCommand({\"create\": \"orders\"})"
                                .formatted(target));
        assertThat(dry.err()).contains("nothing was done").contains("Next: reloquent prepare --config ");
        assertThat(collections()).isEmpty();

        JsonNode done = json("prepare", "--validators");
        assertThat(done.path("done").asBoolean()).isTrue();
        assertThat(done.path("target").path("topology").asString()).isEqualTo("replica-set");
        assertThat(done.path("findings").size()).isZero();
        assertThat(done.path("steps").path(0).path("step").asString()).isEqualTo("CreateCollection");
        assertThat(collections()).hasSizeGreaterThan(3);
        Shell.Result again = shell.run("prepare", "--validators");
        assertThat(again.out()).contains("Nothing is to be done.");
        assertThat(again.err()).contains("Next: reloquent migrate --config ");

        assertThat(shell.run("migrate").exitCode()).isZero();
        assertThat(shell.run("prepare").exitCode()).isEqualTo(2);
        assertThat(shell.run("rollback", "--confirm").exitCode()).isZero();
        assertThat(collections()).isEmpty();
    }

    @Test
    void prepare_refuses_a_target_with_documents_and_says_how_to_go_on() {
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            assertThat(shell.run(line.split(" ")).exitCode()).isZero();
        }
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            Mono.from(client.getDatabase(target).getCollection("orders").insertOne(new Document("a", 1)))
                    .block();
        }
        Shell.Result refused = shell.run("prepare");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out())
                .contains("error    Collection orders holds 1 document")
                .contains("--drop orders");
        assertThat(refused.err()).contains("error: The target is not fit for the plan: 1 error.");
        assertThat(shell.run("prepare", "--drop", "nothing").err())
                .contains("The plan has no collection 'nothing'", "Say one of addresses, countries");
        assertThat(shell.run("prepare", "--existing", "keep").exitCode()).isZero();
        assertThat(shell.run("migrate").exitCode()).isEqualTo(2);
        assertThat(shell.run("prepare", "--drop", "orders").exitCode()).isZero();
        assertThat(shell.run("migrate").exitCode()).isZero();
    }

    @Test
    void a_changed_mapping_makes_what_follows_stale_and_says_why() throws IOException {
        migrated();
        Path mapping = directory.resolve("mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping).replaceFirst("\n  suppliers:", "\n  vendors:"));

        assertThat(states().get(3)).isEqualTo("stale");
        assertThat(states().get(6)).isEqualTo("stale");
        Shell.Result result = shell.run("migrate");
        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("The plan is stale");
    }

    private void migrated() {
        for (String line : List.of("discover", "select --all", "design --suggest", "plan", "migrate")) {
            Shell.Result result = shell.run(line.split(" "));
            assertThat(result.exitCode()).as(result.err()).isZero();
        }
    }

    private JsonNode json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--output", "json"));
        Shell.Result result = shell.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("Next:");
        JsonNode view = JsonMapper.shared().readTree(result.out());
        assertThat(view.path("version").asInt()).isEqualTo(1);
        return view;
    }

    private List<String> states() {
        return json("status")
                .path("steps")
                .valueStream()
                .map(step -> step.path("state").asString())
                .toList();
    }

    /// Sizing and preparing the target, between the plan and the load, are left out.
    private static List<String> expected(int done) {
        List<String> states = new ArrayList<>();
        for (int step = 0; step < 7; step++) {
            if (step == 4) {
                states.addAll(Collections.nCopies(2, done > 4 ? "skipped" : "open"));
            }
            states.add(step < done ? "done" : "open");
        }
        return states;
    }

    /// What the target's documents are made from stays as it is until they are dropped.
    @Test
    void no_decision_changes_after_the_load_but_by_a_rollback() throws IOException {
        migrated();
        String schema = Files.readString(directory.resolve("source-schema.yaml"));

        for (String line : List.of("discover", "select --all", "design --suggest --naming camelCase")) {
            Shell.Result denied = shell.run(line.split(" "));
            assertThat(denied.exitCode()).as(line).isEqualTo(5);
            assertThat(denied.err()).contains("The target holds documents").contains("reloquent rollback");
        }
        assertThat(shell.run("plan").exitCode()).isZero();
        assertThat(json("status").path("phase").asString()).isEqualTo("loaded");
        assertThat(directory.resolve("source-schema.yaml")).hasContent(schema);

        assertThat(shell.run("rollback", "--confirm").exitCode()).isZero();
        assertThat(json("status").path("phase").asString()).isEqualTo("planned");
        assertThat(shell.run("design", "--suggest", "--naming", "camelCase").exitCode())
                .isZero();
        assertThat(json("status").path("phase").asString()).isEqualTo("designed");
    }

    /// The target knows of its load, whatever becomes of the workspace's memory.
    @Test
    void a_workspace_that_forgot_everything_learns_of_the_load_from_the_target() throws IOException {
        migrated();
        Files.delete(directory.resolve("state.yaml"));
        Files.deleteIfExists(directory.resolve("state.yaml.previous"));
        assertThat(json("status").path("phase").asString()).isEqualTo("designed");

        assertThat(shell.run("validate").exitCode()).isZero();
        assertThat(shell.run("indexes").exitCode()).isZero();

        assertThat(json("status").path("phase").asString()).isEqualTo("ready");
    }

    private void change(String collection, Document fields) {
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            Mono.from(client.getDatabase(target)
                            .getCollection(collection)
                            .updateOne(new Document(), new Document("$set", fields)))
                    .block();
        }
    }

    private List<String> collections() {
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            return reactor.core.publisher.Flux.from(client.getDatabase(target).listCollectionNames())
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
        }
    }
}
