package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/// Everything that a user can get wrong ends with a sentence, its exit code and no stack trace.
class BadInputTest {

    private static String shop = "";

    @TempDir
    Path directory;

    private final String target = Servers.freshName("bad");
    private Shell shell;

    @BeforeAll
    static void load() {
        shop = Servers.shop(0.01);
    }

    @BeforeEach
    void open() {
        shell = new Shell(directory.resolve("reloquent.yaml"))
                .with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        shell.init(Servers.postgres().port(), shop, "postgres", target);
    }

    @Test
    void an_unreachable_source() throws IOException {
        shell.init(closedPort(), shop, "postgres", target);
        ends("discover", 1, "PostgreSQL at 127.0.0.1");
    }

    @Test
    void an_unreachable_target() throws IOException {
        String place = "127.0.0.1:" + closedPort();
        shell.with("RELOQUENT_TARGET_URI", "mongodb://" + place);
        planned();
        ends("migrate", 1, place);
    }

    @Test
    void a_wrong_password_of_the_source() throws SQLException {
        String role = Servers.freshName("reader");
        Servers.postgres().createRole(role, "right".toCharArray());
        shell.init(Servers.postgres().port(), shop, role, target);
        shell.with("RELOQUENT_SOURCE_PASSWORD", "canary-wrong");
        ends("discover", 4, "refused the password for user " + role);
    }

    @Test
    void a_wrong_password_of_the_target() {
        try (var locked =
                SandboxMongod.startWithAccessControl(directory.resolve("locked"), "writer", "right".toCharArray())) {
            shell.with(
                    "RELOQUENT_TARGET_URI",
                    "mongodb://writer:canary-wrong@127.0.0.1:%d/?authSource=admin".formatted(locked.port()));
            planned();
            ends("migrate", 4, "127.0.0.1");
            shell.with("RELOQUENT_TARGET_URI", "mongodb://127.0.0.1:" + locked.port());
            ends("migrate", 4, "127.0.0.1");
        }
    }

    @Test
    void a_missing_privilege() throws SQLException {
        String role = Servers.freshName("stranger");
        Servers.postgres().createRole(role, "right".toCharArray());
        planned();
        shell.init(Servers.postgres().port(), shop, role, target);
        shell.with("RELOQUENT_SOURCE_PASSWORD", "right");
        assertThat(ends("migrate", 4, role).err()).containsIgnoringCase("grant");
    }

    @Test
    void a_database_without_tables() throws SQLException {
        String empty = Servers.freshName("empty");
        Servers.postgres().createDatabase(empty);
        shell.init(Servers.postgres().port(), empty, Servers.postgres().user(), target);
        Shell.Result result = shell.run("discover");
        assertThat(result.err())
                .contains("0 tables", "There is no table in it. Check source.database and source.schemas")
                .doesNotContain("Next:");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void a_variable_that_is_not_set() {
        Shell bare = new Shell(directory.resolve("reloquent.yaml"));
        Shell.Result result = bare.run("discover");
        assertThat(result.err())
                .contains("RELOQUENT_SOURCE_PASSWORD is not set")
                .contains("RELOQUENT_TARGET_URI");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void a_design_changed_by_hand_into_one_that_cannot_be() throws IOException {
        planned();
        Path mapping = directory.resolve("mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("from: crm.countries", "from: crm.contries"));
        Shell.Result result = shell.run("design");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("error: ")
                .contains("cannot be carried out")
                .doesNotContain("Next:");
        assertThat(result.out()).contains("There is no table crm.contries");
        shell.run("status");
        assertThat(shell.run("status").out()).containsOnlyOnce("changed by hand since");
    }

    @Test
    void an_expression_that_makes_no_sense_is_pointed_at() throws IOException {
        planned();
        Path mapping = Files.writeString(directory.resolve("expression.yaml"), """
                version: 1
                collections:
                  orders:
                    from: shop.orders
                    add: {double: "2 * totl"}
                """);
        Shell.Result result = ends("design --import " + mapping, 2, "shop.orders has no column");
        assertThat(result.err()).contains("\n      2 * totl\n          ^\n").contains("Did you mean \"total\"");
    }

    @Test
    void an_unknown_table_and_field_in_the_mapping_are_named_together() throws IOException {
        planned();
        Path mapping = Files.writeString(directory.resolve("mine.yaml"), """
                version: 1
                collections:
                  customers:
                    from: crm.customers
                    fields: {fulname: {exclude: true}}
                  orders: {from: shop.ordres}
                """);
        Shell.Result result = ends("design --import " + mapping, 2, "The design has 2 problems");
        assertThat(result.err()).contains("no table shop.ordres").contains("no column fulname");
    }

    @Test
    void a_mapping_that_is_not_yaml_or_of_another_version() throws IOException {
        planned();
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "version: 1\ncollections: [}\n");
        ends("design --import " + broken, 2, "broken.yaml:2");
        Path newer = Files.writeString(directory.resolve("newer.yaml"), "version: 7\ncollections: {}\n");
        ends("design --import " + newer, 2, "version 7");
        ends("design --import " + directory.resolve("none.yaml"), 2, "There is no mapping at");
    }

    @Test
    void a_configuration_that_is_not_yaml_or_of_another_version() throws IOException {
        Files.writeString(directory.resolve("reloquent.yaml"), "version: 1\nsource: {host: [\n");
        ends("discover", 2, "reloquent.yaml");
        Files.writeString(directory.resolve("reloquent.yaml"), "version: 2\n");
        ends("discover", 2, "version 2");
        Files.writeString(directory.resolve("reloquent.yaml"), "version: 1\nsorce: {}\n");
        assertThat(ends("discover", 2, "sorce").err()).contains("did you mean 'source'?");
    }

    @Test
    void a_collection_that_already_holds_documents_is_left_alone() {
        planned();
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            var collection = client.getDatabase(target).getCollection("customers");
            Mono.from(collection.insertOne(new Document("theirs", true))).block();
            ends("migrate", 2, "already hold documents");
            assertThat(Mono.from(collection.countDocuments()).block()).isEqualTo(1);
        }
    }

    @Test
    void steps_out_of_order_end_with_5_and_name_the_step() {
        for (String line : List.of("select --all", "design --suggest", "plan", "migrate")) {
            assertThat(ends(line, 5, "has not been read yet").err()).contains("reloquent discover --direct");
        }
        ends("validate", 5, "No migration has come to its end");
        ends("indexes", 5, "No migration has come to its end");
        shell.run("discover");
        assertThat(ends("design --suggest", 5, "No tables have been chosen").err())
                .contains("reloquent select");
        shell.run("select", "--all");
        assertThat(ends("plan", 5, "No documents have been designed").err()).contains("reloquent design");
    }

    @Test
    void a_pattern_that_matches_nothing() {
        shell.run("discover");
        ends("select --tables order_*,ghost*", 2, "No table matches ghost*");
    }

    @Test
    void verbose_shows_where_it_happened() {
        Shell.Result result = shell.run("plan", "--verbose");
        assertThat(result.err()).contains("\tat io.reloquent.core.");
        assertThat(result.exitCode()).isEqualTo(5);
    }

    private void planned() {
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            Shell.Result result = shell.run(line.split(" "));
            assertThat(result.exitCode()).as(result.err()).isZero();
        }
    }

    private Shell.Result ends(String line, int exitCode, String sentence) {
        Shell.Result result = shell.run(line.split(" "));
        assertThat(result.err()).startsWith("error: ").contains(sentence);
        assertThat(result.err())
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("canary");
        assertThat(result.err().split("error: ")).as(result.err()).hasSize(2);
        assertThat(result.err().lines().count()).as("it says what next").isGreaterThan(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(exitCode);
        return result;
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
