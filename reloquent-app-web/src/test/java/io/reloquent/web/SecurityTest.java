package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, and who is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {

    private Served served;
    private String cookie = "";
    private String csrf = "";

    @BeforeAll
    void start(@TempDir Path directory) {
        served = new Served(directory.resolve("reloquent.yaml"), Map.of());
        HttpResponse<String> answer = login(served.token());
        cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        csrf = Served.JSON.readTree(answer.body()).path("csrf").asString();
    }

    @AfterAll
    void stop() {
        served.close();
    }

    private String own() {
        return "http://127.0.0.1:" + served.port();
    }

    private HttpResponse<String> login(String token) {
        return served.send(HttpRequest.newBuilder(served.at("/api/login"))
                .header("Origin", own())
                .header("Content-Type", "application/json")
                .POST(Served.json(Map.of("token", token))));
    }

    /// As a browser that was let in.
    private HttpRequest.Builder browser(String path) {
        return HttpRequest.newBuilder(served.at(path))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .header("Content-Type", "application/json");
    }

    @Test
    void a_browser_with_the_token_gets_a_cookie_that_scripts_cannot_read_and_other_sites_cannot_send() {
        assertThat(cookie)
                .startsWith("reloquent-" + served.port() + "=")
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/api")
                .doesNotContain(served.token());
        assertThat(served.send(browser("/api/status").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_is_let_in_without_it() {
        for (String path : List.of(
                "/api/status",
                "/api/health",
                "/api/prometheus",
                "/api/openapi.json",
                "/api/events",
                "/api",
                "/api/",
                "/api/%73tatus",
                "/api;x=1/status",
                "/api/status;x=1",
                "//api/status",
                "/./api/status")) {
            int status =
                    served.send(HttpRequest.newBuilder(served.at(path)).GET()).statusCode();
            assertThat(status).as(path).isIn(401, 404);
        }
        assertThat(served.send(HttpRequest.newBuilder(served.at("/api/status"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_wrong_token_gets_nothing() {
        assertThat(login("x").statusCode()).isEqualTo(401);
        assertThat(login("").statusCode()).isEqualTo(401);
        assertThat(login(served.token() + "x").statusCode()).isEqualTo(401);
        assertThat(login(served.token()).body()).doesNotContain(served.token());
        var forged = HttpRequest.newBuilder(served.at("/api/status"))
                .header("Cookie", "reloquent-" + served.port() + "=" + served.token());
        assertThat(served.send(forged).statusCode()).isEqualTo(401);
        assertThat(served.send(HttpRequest.newBuilder(served.at("/api/status")).header("Authorization", "Bearer x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "127.0.0.1:PORT.evil.example",
                "127.0.0.1:PORT0",
                "127.0.0.2:PORT",
                "0.0.0.0:PORT",
                "localhost.evil.example:PORT",
                "127.0.0.1:PORT, evil.example",
                ""
            })
    void a_host_that_is_not_this_server_is_refused_before_anything_is_looked_at(String host) throws IOException {
        String named = host.replace("PORT", String.valueOf(served.port()));
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + named + "\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1\\.1 4(21|00) .*");
        assertThat(raw("GET /api/status HTTP/1.1\r\nHost: " + named + "\r\nAuthorization: Bearer " + served.token()
                        + "\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1\\.1 4(21|00) .*");
    }

    @Test
    void no_host_or_two_of_them_are_refused_and_this_server_s_names_are_not() throws IOException {
        assertThat(raw("GET / HTTP/1.0\r\n\r\n")).contains(" 421 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                        .formatted(served.port())))
                .matches("(?s)HTTP/1\\.1 4(21|00) .*");
        for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
            assertThat(raw("GET / HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n".formatted(host, served.port())))
                    .as(host)
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://127.0.0.1:1",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1:PORT.evil.example",
                "null"
            })
    void a_page_of_another_origin_changes_nothing_and_hears_nothing(String origin) {
        String named = origin.replace("PORT", String.valueOf(served.port()));
        for (String path : List.of("/api/job/stop", "/api/login")) {
            var request = browser(path)
                    .header("Origin", named)
                    .header("X-Reloquent-Csrf", csrf)
                    .POST(Served.json(Map.of("token", served.token())));
            assertThat(served.send(request).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(served.send(browser("/api/events").header("Origin", named)).statusCode())
                .isEqualTo(403);
        assertThat(handshake(named)).isEqualTo(403);
        assertThat(served.send(served.request("/api/job/stop")
                                .header("Origin", named)
                                .POST(Served.json(Map.of())))
                        .statusCode())
                .as("not even with the token")
                .isEqualTo(403);
    }

    @Test
    void a_change_says_from_which_page_it_comes() {
        var silent = browser("/api/job/stop").header("X-Reloquent-Csrf", csrf).POST(Served.json(Map.of()));
        assertThat(served.send(silent).statusCode()).isEqualTo(403);
        assertThat(handshake("")).isEqualTo(403);
        assertThat(handshake(own())).isEqualTo(101);
    }

    @Test
    void another_site_reads_nothing_even_where_browsers_say_no_origin() {
        var request = browser("/api/status").header("Sec-Fetch-Site", "same-site");
        assertThat(served.send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void a_change_needs_the_word_that_a_forged_request_cannot_know() {
        var without = browser("/api/job/stop").header("Origin", own()).POST(Served.json(Map.of()));
        assertThat(served.send(without).statusCode()).isEqualTo(403);
        var wrong = browser("/api/job/stop")
                .header("Origin", own())
                .header("X-Reloquent-Csrf", "x")
                .POST(Served.json(Map.of()));
        assertThat(served.send(wrong).statusCode()).isEqualTo(403);
        var right = browser("/api/job/stop")
                .header("Origin", own())
                .header("X-Reloquent-Csrf", csrf)
                .POST(Served.json(Map.of()));
        assertThat(served.send(right).statusCode()).as("nothing runs").isEqualTo(409);
        assertThat(Served.JSON
                        .readTree(served.send(browser("/api/login").GET()).body())
                        .path("csrf")
                        .asString())
                .isEqualTo(csrf);
    }

    /// What the handshake of a WebSocket is answered with.
    private int handshake(String origin) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var builder = client.newWebSocketBuilder().header("Cookie", cookie.substring(0, cookie.indexOf(';')));
            if (!origin.isEmpty()) {
                builder.header("Origin", origin);
            }
            builder.buildAsync(
                            java.net.URI.create("ws://127.0.0.1:" + served.port() + "/api/live"),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    @Test
    void browsers_run_nothing_but_this_server_s_files() {
        for (String path : List.of("/", "/design", "/nowhere.js", "/api/status", "/api/nowhere")) {
            HttpResponse<String> answer = served.send(served.request(path).GET());
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'self'")
                    .contains("script-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .contains("object-src 'none'")
                    .contains("base-uri 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(served.get("/api/status").response().headers().firstValue("Cache-Control"))
                .contains("no-store");
        assertThat(served.send(served.request("/").GET()).body()).doesNotContain("<script>");
    }

    @Test
    void no_other_site_is_told_that_it_may_ask() {
        var preflight = HttpRequest.newBuilder(served.at("/api/status"))
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
        HttpResponse<String> answer = served.send(preflight);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_body_of_more_than_8_megabytes_is_refused() {
        String long_ = "{\"token\": \"" + "x".repeat(9 << 20) + "\"}";
        var request = HttpRequest.newBuilder(served.at("/api/login"))
                .header("Origin", own())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(long_));
        assertThat(served.send(request).statusCode()).isEqualTo(413);
        var chunked = HttpRequest.newBuilder(served.at("/api/login"))
                .header("Origin", own())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(long_.getBytes(StandardCharsets.UTF_8))));
        assertThat(served.send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void a_monitoring_system_asks_with_the_token() {
        assertThat(served.get("/api/health").well().path("status").asString()).isEqualTo("UP");
        HttpResponse<String> figures = served.get("/api/prometheus").response();
        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body()).contains("reloquent_jobs_running 0").contains("reloquent_connections");
        assertThat(served.get("/api/env").status()).isEqualTo(404);
    }

    /// Reactor Netty 1.3.7 forgot a connection whose requests were answered at once.
    @Test
    void a_connection_is_kept_for_as_many_requests_as_a_browser_has() {
        for (int i = 0; i < 200; i++) {
            assertThat(served.get("/api/nowhere").status()).isEqualTo(404);
            assertThat(served.send(served.request("/").GET()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_error_is_a_sentence_and_shows_no_stack() {
        Served.Answer answer = served.get("/api/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body().path("detail").asString()).isEqualTo("There is nothing at this address.");
        Served.Answer malformed = new Served.Answer(served.send(
                served.request("/api/migrate").POST(HttpRequest.BodyPublishers.ofString("{\"no-such\": 1}"))));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.response().body()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void listens_on_this_machine_s_own_addresses_alone() throws IOException {
        for (InetAddress address : InetAddress.getAllByName("localhost")) {
            try (var socket = new Socket(address, served.port())) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
        var elsewhere = java.net.NetworkInterface.networkInterfaces()
                .flatMap(java.net.NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof java.net.Inet4Address)
                .findFirst();
        if (elsewhere.isPresent()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Socket(elsewhere.get(), served.port()).close())
                    .isInstanceOf(IOException.class);
        }
    }
}
