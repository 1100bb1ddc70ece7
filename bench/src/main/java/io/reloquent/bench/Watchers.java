package io.reloquent.bench;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// Browsers that watch a load over `/api/live`: what each is told, and that it misses nothing.
final class Watchers implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Watcher> watchers = new ArrayList<>();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();

    Watchers(ServedProcess server, int count) {
        for (int i = 0; i < count; i++) {
            var watcher = new Watcher();
            client.newWebSocketBuilder()
                    .header("Authorization", server.bearer())
                    .buildAsync(server.webSocket(), watcher)
                    .join();
            watchers.add(watcher);
        }
    }

    long messages() {
        return messages.get();
    }

    double megabytes() {
        return characters.get() / 1e6;
    }

    /// Messages that did not follow the one before.
    long gaps() {
        return gaps.get();
    }

    /// Milliseconds between the first and the last that has heard of a job's end.
    double spread(String job) {
        List<Long> ends = watchers.stream().map(watcher -> watcher.end(job)).toList();
        long first = ends.stream().mapToLong(Long::longValue).min().orElse(0);
        long last = ends.stream().mapToLong(Long::longValue).max().orElse(0);
        return (last - first) / 1e6;
    }

    private final class Watcher implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();
        private long sequence = -1;
        private String ended = "";
        private long at;

        @Override
        public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                take(ServedProcess.JSON.readTree(part.toString()));
                characters.addAndGet(part.length());
                part.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(JsonNode message) {
            messages.incrementAndGet();
            boolean follows = message.path("kind").asString("").equals("Snapshot")
                    || message.path("from").asLong(-2) == sequence;
            if (!follows) {
                gaps.incrementAndGet();
            }
            sequence = message.path("sequence").asLong(-1);
            JsonNode job = message.path("job");
            if (job.has("ended")) {
                ended = job.path("id").asString("");
                at = System.nanoTime();
                notifyAll();
            }
        }

        /// Waits until it has heard of the end.
        synchronized long end(String job) {
            while (!ended.equals(job)) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new BenchFailure("Interrupted.", e);
                }
            }
            return at;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
