package io.reloquent.web;

import io.reloquent.testkit.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server for a test, and a client that it has let in by its token.
final class Served implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private final WebServer server;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Served(Path configuration, Map<String, String> environment) {
        this(configuration, environment, Map.of());
    }

    Served(Path configuration, Map<String, String> environment, Map<String, Object> properties) {
        port = freePort();
        ServeOptions options = ServeOptions.of(
                List.of("--port", String.valueOf(port), "--config", configuration.toString()), environment, false);
        var quiet = new PrintStream(err, true, StandardCharsets.UTF_8);
        var surroundings = new Surroundings(environment, Clock.systemUTC(), quiet, quiet);
        server = WebServer.start(options, surroundings, properties);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    String token() {
        return server.token().value();
    }

    WebServer server() {
        return server;
    }

    URI at(String path) {
        return at(port, path);
    }

    static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// A request with the launch token.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return new Answer(send(request(path).GET()));
    }

    Answer post(String path, Object body) {
        return new Answer(send(request(path).POST(json(body))));
    }

    Answer put(String path, String version, Object body) {
        return new Answer(send(request(path).header("If-Match", version).PUT(json(body))));
    }

    static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    /// What the server has answered.
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode body() {
            return JSON.readTree(response.body());
        }

        String version() {
            return response.headers().firstValue("ETag").orElse("");
        }

        /// @throws AssertionError if it is not well
        JsonNode well() {
            if (status() / 100 != 2) {
                throw new AssertionError(status() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : body();
        }
    }

    /// What is asked about a source and a target of its own, for a body.
    static Map<String, Object> answers(String source, List<String> schemas) {
        return map(
                "sourceHost", Servers.postgres().host(),
                "sourcePort", Servers.postgres().port(),
                "sourceDatabase", source,
                "sourceUsername", Servers.postgres().user(),
                "sourceSchemas", schemas,
                "sourceTls", false,
                "targetDatabase", Servers.freshName("web"));
    }

    void configure(String source, List<String> schemas) {
        put("/api/configuration", "\"none\"", answers(source, schemas)).well();
        Map<String, Object> secrets =
                Map.of("sourcePassword", "", "targetUri", Servers.mongod().uri());
        put("/api/secrets", "", secrets).well();
    }

    /// Plans what is suggested for all tables.
    void plan() {
        run("/api/discover", Map.of());
        List<String> tables = get("/api/catalog")
                .well()
                .path("tables")
                .valueStream()
                .filter(table -> table.path("selectable").asBoolean())
                .map(table -> table.path("name").asString())
                .toList();
        put("/api/selection", "\"none\"", Map.of("tables", tables)).well();
        JsonNode suggestion = post("/api/design/suggest", Map.of()).well();
        put("/api/design", "\"none\"", suggestion.path("mapping")).well();
        post("/api/plan", Map.of()).well();
    }

    /// Does something to its end, as a job of which nobody is told.
    JsonNode run(String path, Object body) {
        return ended(path, body, "done");
    }

    /// The same, with another end.
    JsonNode ended(String path, Object body, String state) {
        JsonNode job = post(path, body).well();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!job.has("outcome") && System.nanoTime() < deadline) {
            job = get("/api/job").well().path("job");
        }
        if (!job.path("state").asString().equals(state)) {
            throw new AssertionError(path + " is not " + state + ": " + job);
        }
        return job;
    }

    /// A mutable map, for bodies.
    static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return map;
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
