package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `reloquent preview` and what `reloquent plan` finds in the rows.
class PreviewCommandTest {

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void design() {
        shell = new Shell(directory.resolve("reloquent.yaml"))
                .with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", "mongodb://127.0.0.1:1");
        shell.init(Servers.postgres().port(), Servers.shop(0.01), "postgres", "nowhere");
        for (String line : List.of("discover", "select --all", "design --suggest")) {
            assertThat(shell.run(line.split(" ")).exitCode()).isZero();
        }
    }

    @Test
    void a_document_is_shown_with_its_types_and_its_size_though_no_target_is_there() {
        Shell.Result result = shell.run("preview", "customers", "--key", "7");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(BsonDocument.parse(result.out()).getInt64("_id").getValue()).isEqualTo(7);
        assertThat(result.out()).contains("NumberLong(7)").contains("ISODate(");
        assertThat(result.err()).contains("Size as BSON: ").contains("The largest may reach ");
        assertThat(result.err()).contains("Next: reloquent plan");
    }

    @Test
    void json_holds_canonical_extended_json() {
        Shell.Result result = shell.run("preview", "customers", "--rows", "2", "--output", "json");

        JsonNode view = JsonMapper.shared().readTree(result.out());
        assertThat(view.path("version").asInt()).isEqualTo(1);
        assertThat(view.path("documents").size()).isEqualTo(2);
        JsonNode first = view.path("documents").path(0);
        assertThat(first.path("document").path("_id").path("$numberLong").asString())
                .isEqualTo("1");
        assertThat(first.path("bytes").asInt()).isGreaterThan(100);
        assertThat(shell.run("preview", "customers", "--output", "yaml").out())
                .contains("collection: \"customers\"")
                .contains("$numberLong: \"1\"");
    }

    @Test
    void what_is_asked_wrongly_ends_with_2() {
        ends("preview", "'preview' needs COLLECTION");
        ends("preview a b", "'b' is one argument too many");
        ends("preview parcels", "The design has no collection parcels.");
        ends("preview customers --key 0", "No row of crm.customers has the key 0.");
        ends("preview customers --key x", "'x' is no value of a key of crm.customers");
        ends("preview customers --rows 0", "--rows is 0.");
        ends("preview customers --rows many", "'many', which is not a whole number");
        ends("preview customers --rows 2 --key 1", "do not go together");
    }

    @Test
    void a_key_that_the_rows_do_not_keep_is_found_by_plan() throws IOException {
        shell.with("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        Path mapping = directory.resolve("mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("collections:", """
                keys:
                  shop.orders: [customer_id]
                collections:"""));

        Shell.Result result = shell.run("plan");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(onOneLine(result.out())).contains("customer_id is no key of shop.orders");
        assertThat(onOneLine(shell.run("plan", "--data-budget", "0").out())).contains("was not found out");
    }

    @Test
    void what_many_columns_lose_in_the_same_way_is_said_once() {
        shell.with("RELOQUENT_TARGET_URI", Servers.mongod().uri());

        String text = onOneLine(shell.run("plan").out());

        assertThat(text).containsOnlyOnce("a date holds milliseconds");
        assertThat(text).contains("customers.created_at, ").contains("orders.placed_at, orders.shipped_at, ");
        JsonNode findings = JsonMapper.shared()
                .readTree(shell.run("plan", "--output", "json").out())
                .path("findings");
        assertThat(findings.findValuesAsString("message"))
                .filteredOn(message -> message.contains("a date holds milliseconds"))
                .hasSizeGreaterThan(4);
    }

    private void ends(String line, String sentence) {
        Shell.Result result = shell.run(line.split(" "));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(onOneLine(result.err())).contains(sentence).doesNotContain("\tat ");
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
