package io.reloquent.bench;

import io.reloquent.bench.measured.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `reloquent serve` as a user starts it, in a process of its own, and a client that it lets in.
final class ServedProcess implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path workspace;
    private final Process process;
    private final String address;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServedProcess(Path workspace, Process process, String page) {
        this.workspace = workspace;
        this.process = process;
        int hash = page.indexOf("/#token=");
        if (hash < 0) {
            process.destroy();
            throw new BenchFailure("'reloquent serve' did not start; what it said is in " + workspace);
        }
        this.address = page.substring(0, hash);
        this.token = page.substring(hash + "/#token=".length());
    }

    /// Builds it where that is necessary, and starts it on an empty workspace.
    ///
    /// @param home of the sources
    static ServedProcess start(Path home, Path workspace) {
        try {
            Files.createDirectories(workspace);
            Process process = new ProcessBuilder(
                            home.resolve("reloquent").toString(),
                            "serve",
                            "--no-open",
                            "--port",
                            String.valueOf(freePort()),
                            "--config",
                            workspace.resolve("reloquent.yaml").toString())
                    .redirectError(workspace.resolve("complained").toFile())
                    .start();
            BufferedReader said = process.inputReader();
            return new ServedProcess(workspace, process, String.valueOf(said.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Reads the schema of a source, takes all of it, and designs what is suggested.
    void design(Place place) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("sourceHost", place.sourceHost());
        answers.put("sourcePort", place.sourcePort());
        answers.put("sourceDatabase", place.sourceDatabase());
        answers.put("sourceUsername", Place.USER);
        answers.put("sourceSchemas", List.of());
        answers.put("sourceTls", false);
        answers.put("targetDatabase", Place.TARGET);
        put("/api/configuration", answers);
        put("/api/secrets", Map.of("sourcePassword", "", "targetUri", place.targetUri()));
        job("/api/discover", Map.of());
        List<String> tables = get("/api/catalog")
                .path("tables")
                .valueStream()
                .filter(table -> table.path("selectable").asBoolean(false))
                .map(table -> table.path("name").asString())
                .toList();
        put("/api/selection", Map.of("tables", tables));
        put("/api/design", post("/api/design/suggest", Map.of()).path("mapping"));
    }

    Path workspace() {
        return workspace;
    }

    long pid() {
        return process.pid();
    }

    double cpuSeconds() {
        return ProcessTimes.of(pid());
    }

    double residentMegabytes() {
        return ProcessTimes.residentKilobytes(pid()) / 1024.0;
    }

    URI webSocket() {
        return URI.create(address.replaceFirst("^http", "ws") + "/api/live");
    }

    String bearer() {
        return "Bearer " + token;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", bearer())
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
    }

    HttpRequest posting(String path, Object body) {
        return request(path).POST(json(body)).build();
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, Object body) {
        return send(posting(path, body));
    }

    /// Writes a file that is not there yet.
    void put(String path, Object body) {
        send(request(path).header("If-Match", "\"none\"").PUT(json(body)).build());
    }

    /// Does a job, and waits for its end.
    ///
    /// @return what it said of itself last
    JsonNode job(String path, Object body) {
        post(path, body);
        JsonNode job = get("/api/job").path("job");
        while (!job.has("ended") && !job.has("decision")) {
            sleep();
            job = get("/api/job").path("job");
        }
        if (!job.path("state").asString().equals("done")) {
            throw new BenchFailure(path + " has not ended well: " + job);
        }
        return job;
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new BenchFailure(request.uri().getPath() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
