package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.web.live.Event;
import io.reloquent.web.live.LiveMessage;
import io.reloquent.web.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/// `openapi.json` is what the endpoints are. With `-Dreloquent.golden=write` it is written anew.
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("openapi.json");

    @TempDir
    Path directory;

    @Test
    void the_document_says_what_the_endpoints_are() throws IOException {
        String written = document();
        if ("write".equals(System.getProperty("reloquent.golden"))) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(written)
                .as("run this test with -Dreloquent.golden=write to write it anew")
                .isEqualTo(Files.readString(DOCUMENT));
    }

    /// Of what is sent, and of what it refers to.
    private static JsonNode schemas(Class<?> type) {
        return Served.JSON.readTree(
                Json31.pretty(ModelConverters.getInstance(true).readAll(type)));
    }

    private String document() {
        for (boolean newer : new boolean[] {false, true}) {
            ModelConverters.getInstance(newer).addConverter(new RecordSchemas());
        }
        Map<String, Object> properties = Map.of(
                "springdoc.api-docs.enabled",
                "true",
                "springdoc.api-docs.path",
                "/api/generated",
                "springdoc.writer-with-order-by-keys",
                "true",
                "springdoc.default-produces-media-type",
                "application/json",
                "springdoc.packages-to-scan",
                "io.reloquent.web");
        try (var served = new Served(directory.resolve("reloquent.yaml"), Map.of(), properties)) {
            JsonNode generated = served.get("/api/generated").well();
            ObjectNode root = (ObjectNode) generated;
            root.remove("servers");
            ObjectNode info = root.putObject("info");
            info.put("title", "Reloquent");
            info.put("version", "1");
            info.put("description", "What 'reloquent serve' answers. Errors are application/problem+json: Problem.");
            ObjectNode schemas = (ObjectNode) root.path("components").path("schemas");
            for (Class<?> more : new Class<?>[] {Problem.class, LiveMessage.class, Event.class}) {
                schemas.setAll((ObjectNode) schemas(more));
            }
            Answers.add(root);
            return Served.JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        }
    }
}
