package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Step;
import io.reloquent.session.Session;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What the process of a server does when it begins, is told to end, or is killed.
class ServeProcessTest {

    private static final long SECONDS = 60;
    private static final Map<String, Object> NOTHING = Map.of();

    @TempDir
    Path directory;

    private final int port = Served.freePort();
    private final String target = Servers.freshName("served");

    private final class Serving implements AutoCloseable {
        private final Process process;
        private final HttpClient client = HttpClient.newHttpClient();
        private String address = "";

        Serving(String... more) throws IOException {
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ReloquentWeb.class.getName(),
                    "--port",
                    String.valueOf(port)));
            words.addAll(List.of(more));
            Files.deleteIfExists(directory.resolve("out"));
            var builder = new ProcessBuilder(words)
                    .redirectOutput(directory.resolve("out").toFile())
                    .redirectError(directory.resolve("err").toFile());
            builder.environment().put("RELOQUENT_SOURCE_PASSWORD", "");
            builder.environment().put("RELOQUENT_TARGET_URI", Servers.mongod().uri());
            process = builder.start();
        }

        Serving up() throws Exception {
            long deadline = System.nanoTime() + SECONDS * 1_000_000_000;
            while (!said("out").endsWith("\n")) {
                assertThat(process.isAlive()).as(said("err")).isTrue();
                assertThat(System.nanoTime()).as("it is up in time").isLessThan(deadline);
                Thread.sleep(50);
            }
            address = said("out").strip();
            return this;
        }

        JsonNode send(String method, String path, Object body) throws Exception {
            var request = HttpRequest.newBuilder(Served.at(port, path))
                    .header("Authorization", "Bearer " + address.substring(address.indexOf("#token=") + 7))
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"none\"")
                    .method(method, method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : Served.json(body))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
            return Served.JSON.readTree(answer.body());
        }

        /// A job, to its end.
        JsonNode run(String path, Object body) throws Exception {
            JsonNode job = send("POST", path, body);
            while (!job.has("outcome")) {
                Thread.sleep(50);
                job = send("GET", "/api/job", NOTHING).path("job");
            }
            assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
            return job;
        }

        int signal(String name) throws Exception {
            var kill = new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            client.close();
        }
    }

    private String said(String stream) throws IOException {
        Path file = directory.resolve(stream);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Serving serve() throws Exception {
        return new Serving("--workspace", directory.toString()).up();
    }

    /// Ready to load, and large enough to be told to end meanwhile.
    private void plan(Serving serving) throws Exception {
        String source = Servers.shop(0.05);
        try (Connection connection = Servers.postgres().connect(source);
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.many (id int primary key, text text)");
            statement.execute("insert into public.many select i, repeat('x', 400) from generate_series(1, 200000) i");
        }
        serving.send(
                "PUT",
                "/api/configuration",
                Served.map(
                        "sourceHost", Servers.postgres().host(),
                        "sourcePort", Servers.postgres().port(),
                        "sourceDatabase", source,
                        "sourceUsername", Servers.postgres().user(),
                        "sourceSchemas", List.of("public"),
                        "sourceTls", false,
                        "targetDatabase", target));
        serving.run("/api/discover", NOTHING);
        serving.send("PUT", "/api/selection", Map.of("tables", List.of("public.many")));
        JsonNode suggestion = serving.send("POST", "/api/design/suggest", NOTHING);
        serving.send("PUT", "/api/design", suggestion.path("mapping"));
        serving.send("POST", "/api/plan", NOTHING);
    }

    /// The rate keeps it going for some seconds.
    private Serving loading() throws Exception {
        var serving = new Serving("--workspace", directory.toString(), "--set", "source.max_megabytes_per_second=8");
        plan(serving.up());
        serving.send("POST", "/api/migrate", NOTHING);
        JsonNode seen = serving.send("GET", "/api/job", NOTHING);
        while (seen.path("collections").path(0).path("documentsDone").asLong() == 0) {
            assertThat(seen.path("job").has("outcome")).as(seen.toString()).isFalse();
            Thread.sleep(50);
            seen = serving.send("GET", "/api/job", NOTHING);
        }
        return serving;
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void told_to_end_during_a_load_it_stops_it_and_says_how_to_go_on(String signal, int exitCode) throws Exception {
        try (Serving serving = loading()) {
            assertThat(serving.signal(signal)).as(said("err")).isEqualTo(exitCode);
        }
        assertThat(said("err"))
                .contains("Stopped: ", "documents are safe in the target.", "migrate --resume --config " + directory)
                .doesNotContain("\tat ");
        assertThat(said("out").lines()).as("the address alone").hasSize(1);
        try (Serving again = serve()) {
            again.run("/api/migrate", Map.of("resume", true, "validate", true));
            JsonNode log = again.send("GET", "/api/job", NOTHING).path("timeline");
            assertThat(log.toString())
                    .as("the right to load was given back")
                    .doesNotContain("has not given this target back");
        }
    }

    @Test
    void killed_during_a_load_it_serves_again_and_resumes() throws Exception {
        try (Serving serving = loading()) {
            serving.signal("KILL");
        }
        try (Serving again = serve()) {
            JsonNode migrate =
                    again.send("GET", "/api/status", NOTHING).path("steps").path(6);
            assertThat(migrate.path("state").asString()).as(migrate.toString()).isEqualTo("trouble");
            JsonNode job = again.run("/api/migrate", Map.of("resume", true, "validate", true));
            assertThat(job.path("outcome").path("sentence").asString()).contains("All agree with the source.");
            assertThat(again.signal("INT")).isEqualTo(130);
            assertThat(said("err")).as("nothing runs").doesNotContain("To go on");
        }
    }

    @Test
    void a_command_sees_that_a_load_goes_on_in_the_server() throws Exception {
        try (Serving serving = loading();
                var here = new Session(directory.resolve("reloquent.yaml"), Map.of(), Clock.systemUTC())) {
            assertThat(here.status().run().state(Step.MIGRATE)).isEqualTo(State.RUNNING);
            serving.send("POST", "/api/job/stop", NOTHING);
            while (!serving.send("GET", "/api/job", NOTHING).path("job").has("outcome")) {
                Thread.sleep(50);
            }
            assertThat(here.status().run().state(Step.MIGRATE)).isEqualTo(State.TROUBLE);
        }
    }

    @Test
    void quiet_says_the_address_alone() throws Exception {
        try (Serving serving = new Serving("--workspace", directory.toString(), "--quiet").up()) {
            assertThat(said("err")).isEmpty();
            assertThat(serving.send("GET", "/api/status", NOTHING)
                            .path("workspace")
                            .asString())
                    .isEqualTo(directory.toString());
        }
    }
}
