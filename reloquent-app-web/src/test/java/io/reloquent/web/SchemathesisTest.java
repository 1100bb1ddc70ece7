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
            served.run(path, NOTHING);
        }
        findsNothing(5);
    }

    private void findsNothing(int examples) throws IOException, InterruptedException {
        Schemathesis.Found found =
                Schemathesis.of(directory).run(served, Servers.mongod().uri(), examples);
        assertThat(found.exitCode()).as(found.said() + served.said()).isZero();
    }

    private void plan() {
        served.configure(Servers.shop(0.01), List.of("shop"));
        served.plan();
    }
}
