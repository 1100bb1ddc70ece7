package io.reloquent.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands for a HashiCorp Vault: it answers as the documentation of its API has it. There are tokens, an
/// AppRole, an engine of version 1 at `kv/` and those of version 2 at `secret/` and `team/kv/`.
public final class LoopbackVault implements AutoCloseable {

    public static final String TOKEN = "hvs.token-canary-2b7e";
    public static final String LOGGED_IN = "hvs.login-canary-77aa";
    public static final String ROLE = "role-canary-11";
    public static final String SECRET_ID = "id-canary-22";
    public static final String VALUE = "canary-c41d";

    /// The version of each engine.
    private static final Map<String, String> MOUNTS = Map.of("secret/", "2", "team/kv/", "2", "kv/", "1");

    private final List<String> asked = new CopyOnWriteArrayList<>();

    /// Answers that come before any other, by path.
    private final Map<String, Deque<Integer>> failures = new ConcurrentHashMap<>();

    private final Map<String, String> kept = new ConcurrentHashMap<>();

    private final HttpServer server;
    private String namespace = "";

    public LoopbackVault() {
        this(Optional.empty());
    }

    /// @param certificate the one to show; without one there is no TLS
    public LoopbackVault(Optional<Certificate> certificate) {
        var place = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (certificate.isPresent()) {
                HttpsServer encrypted = HttpsServer.create(place, 0);
                encrypted.setHttpsConfigurator(
                        new HttpsConfigurator(certificate.get().context()));
                server = encrypted;
            } else {
                server = HttpServer.create(place, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    /// Every request: method, path, and `token` or `login` by which token it came.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// What a process is started with that is to find it.
    public Map<String, String> environment() {
        return Map.of("VAULT_ADDR", address(), "VAULT_TOKEN", TOKEN);
    }

    /// Keeps one value, at the key `value` of a secret in the engine of version 2 at `secret/`.
    public void keep(String name, String value) {
        kept.put("secret/data/" + name, versioned("\"value\": \"" + value + "\""));
    }

    private static String versioned(String values) {
        return """
                {"data": {"data": {%s}, "metadata": {"version": 3, "deletion_time": "", "destroyed": false}},
                "mount_type": "kv"}""".formatted(values);
    }

    public String address() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    public void requireNamespace(String name) {
        namespace = name;
    }

    /// Fails the first requests of a path, each with one of these.
    public void failFirst(String path, Integer... statuses) {
        failures.put(path, new ArrayDeque<>(List.of(statuses)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/v1/", "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Vault-Token"), "");
        String by = token.equals(TOKEN) ? "token" : token.equals(LOGGED_IN) ? "login" : "";
        asked.add(exchange.getRequestMethod() + " " + path + " " + by);
        Integer failure = failures.getOrDefault(path, new ArrayDeque<>()).poll();
        String there = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"), "");
        if (failure != null) {
            send(exchange, failure, "{\"errors\": [\"failed\"]}");
        } else if (path.equals("auth/approle/login")) {
            login(exchange, body);
        } else if (by.isEmpty() || !there.equals(namespace)) {
            send(exchange, 403, "{\"errors\": [\"permission denied\"]}");
        } else {
            String found = kept.getOrDefault(path, body(path));
            send(exchange, found.isEmpty() && status(path) == 200 ? 404 : status(path), found);
        }
    }

    private static void login(HttpExchange exchange, String body) throws IOException {
        boolean known = body.contains(ROLE) && body.contains(SECRET_ID);
        send(exchange, known ? 200 : 400, known ? """
                {"auth": {"client_token": "%s", "accessor": "a", "policies": ["shop"], "lease_duration": 3600,
                "renewable": true, "token_type": "service"}}""".formatted(LOGGED_IN) : """
                {"errors": ["invalid role or secret ID"]}""");
    }

    private static int status(String path) {
        return switch (path) {
            case "secret/data/denied", "team/kv/shop" -> 403;
            case "secret/data/sealed" -> 503;
            case "secret/data/elsewhere" -> 307;
            case "secret/data/deleted" -> 404;
            default -> 200;
        };
    }

    private static String body(String path) {
        return switch (path) {
            case "auth/token/lookup-self" -> """
                {"data": {"id": "%s", "ttl": 3600, "renewable": true, "creation_ttl": 3600, "type": "service"}}""".formatted(TOKEN);
            case "auth/token/revoke-self", "auth/token/renew-self" -> "{\"auth\": null}";
            case "secret/data/shop", "secret/data/a%20b", "team/kv/data/shop" ->
                versioned("\"password\": \"%s\", \"port\": 5432".formatted(VALUE));
            case "secret/data/deleted" -> """
                {"data": {"data": null, "metadata": {"deletion_time": "2026-11-20T10:00:00Z", "version": 1}}}""";
            case "kv/shop" ->
                "{\"data\": {\"password\": \"%s\", \"data\": \"x\"}, \"mount_type\": \"kv\"}".formatted(VALUE);
            case "secret/data/page" -> "<html>" + VALUE + "</html>";
            default ->
                MOUNTS.entrySet().stream()
                        .filter(mount -> path.startsWith("sys/internal/ui/mounts/" + mount.getKey()))
                        .map(mount -> mount(mount.getKey(), mount.getValue()))
                        .findFirst()
                        .orElse("");
        };
    }

    private static String mount(String path, String version) {
        return "{\"data\": {\"path\": \"%s\", \"type\": \"kv\", \"options\": {\"version\": \"%s\"}}}"
                .formatted(path, version);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = (body.isEmpty() ? "{\"errors\": []}" : body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (status == 307) {
            exchange.getResponseHeaders().add("Location", "/v1/secret/data/shop");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
