package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Schemathesis asks the server for everything that `openapi.json` describes, as it should be asked and as it should
/// not, and finds no 5xx and no answer that the description lacks. It may change whatever it can.
class SchemathesisTest {

    private static final Map<String, Object> NOTHING = Map.of();

    @TempDir
    Path directory;

    private Served served;

    @BeforeEach
    void start() {
        served = new Served(directory.resolve("workspace").resolve("reloquent.yaml"), Map.of());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void finds_nothing_where_nothing_is_configured_yet() throws Exception {
        findsNothing(5);
    }

    @Test
    void finds_nothing_where_a_design_is_planned() throws Exception {
        plan();
        findsNothing(10);
    }

    @Test
    void finds_nothing_where_documents_are_loaded() throws Exception {
        plan();
        served.post("/api/generate", NOTHING).well();
        for (String path : List.of("/api/estimate", "/api/migrate", "/api/validate", "/api/indexes")) {
            run(path);
        }
        findsNothing(5);
    }

    private void findsNothing(int examples) throws IOException, InterruptedException {
        Schemathesis.Found found =
                Schemathesis.of(directory).run(served, Servers.mongod().uri(), examples);
        assertThat(found.exitCode()).as(found.said() + served.said()).isZero();
    }

    private void run(String path) {
        try (var watching = new Watching(served)) {
            String id = served.post(path, NOTHING).well().path("id").asString();
            watching.await(() -> watching.job().equals(id) && watching.state().equals("done"), path);
        }
    }

    private void plan() {
        String source = Servers.shop(0.01);
        Map<String, Object> answers = Served.map(
                "sourceHost", Servers.postgres().host(),
                "sourcePort", Servers.postgres().port(),
                "sourceDatabase", source,
                "sourceUsername", Servers.postgres().user(),
                "sourceSchemas", List.of("shop"),
                "sourceTls", false,
                "targetDatabase", Servers.freshName("schemathesis"));
        served.put("/api/configuration", "\"none\"", answers).well();
        Map<String, Object> secrets =
                Map.of("sourcePassword", "", "targetUri", Servers.mongod().uri());
        served.put("/api/secrets", "", secrets).well();
        run("/api/discover");
        JsonNode catalog = served.get("/api/catalog").well();
        List<String> tables = catalog.path("tables")
                .valueStream()
                .filter(table -> table.path("selectable").asBoolean())
                .map(table -> table.path("name").asString())
                .toList();
        served.put("/api/selection", "\"none\"", Map.of("tables", tables)).well();
        JsonNode suggestion = served.post("/api/design/suggest", NOTHING).well();
        served.put("/api/design", "\"none\"", suggestion.path("mapping")).well();
        served.post("/api/plan", NOTHING).well();
    }
}
