package io.reloquent.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A browser that watches: puts snapshots and deltas together as a page does, and keeps an account of what it missed.
final class Watching implements AutoCloseable, WebSocket.Listener {

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final StringBuilder part = new StringBuilder();
    private final Map<String, JsonNode> collections = new HashMap<>();
    private final TreeSet<Long> timeline = new TreeSet<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long sequence = -1;
    private int snapshots;
    private int messages;
    private @Nullable JsonNode job;

    Watching(Served served) {
        socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + served.token())
                .buildAsync(URI.create("ws://127.0.0.1:" + served.port() + "/api/live"), this)
                .join();
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            take(Served.JSON.readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void take(JsonNode message) {
        messages++;
        if (message.path("kind").asString().equals("Snapshot")) {
            snapshots++;
            collections.clear();
            timeline.clear();
            texts.clear();
        } else if (message.path("from").asLong() != sequence) {
            wrong.add("a delta from " + message.path("from") + " came at " + sequence);
        }
        sequence = message.path("sequence").asLong();
        message.path("collections")
                .forEach(one -> collections.put(one.path("name").asString(), one));
        message.path("timeline").forEach(entry -> {
            if (!timeline.add(entry.path("sequence").asLong())) {
                wrong.add("twice: " + entry);
            }
            texts.add(entry.path("text").asString());
        });
        if (message.has("job")) {
            job = message.path("job");
        }
    }

    void resync() {
        socket.sendText("{\"resync\": true}", true).join();
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    synchronized int snapshots() {
        return snapshots;
    }

    synchronized int messages() {
        return messages;
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    synchronized long documents() {
        return collections.values().stream()
                .mapToLong(one -> one.path("documentsDone").asLong())
                .sum();
    }

    synchronized JsonNode collection(String name) {
        return collections.getOrDefault(name, Served.JSON.createObjectNode());
    }

    /// The number of the job it knows.
    synchronized String job() {
        return job == null ? "" : job.path("id").asString();
    }

    synchronized String state() {
        return job == null ? "" : job.path("state").asString();
    }

    void await(String state) {
        await(() -> state().equals(state), state);
    }

    /// @throws AssertionError after a minute
    void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what + "; it is " + state() + ", " + texts());
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
