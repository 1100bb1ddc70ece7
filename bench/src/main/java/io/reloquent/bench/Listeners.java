package io.reloquent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Clients that listen to `/api/events`, and when each has heard of a change.
final class Listeners implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int count;
    private final AtomicInteger connected = new AtomicInteger();
    private final List<CompletableFuture<?>> streams = new ArrayList<>();
    private final List<Long> heard = new CopyOnWriteArrayList<>();

    Listeners(ServedProcess server, int count) {
        this.count = count;
        for (int i = 0; i < count; i++) {
            streams.add(client.sendAsync(
                    server.request("/api/events").build(),
                    HttpResponse.BodyHandlers.fromLineSubscriber(new Listener())));
        }
        await(() -> connected.get() >= count, "clients to listen");
    }

    /// @param afterChange  milliseconds from a file's change until the last client has heard of it
    /// @param afterFirst   milliseconds from the first client to the last
    record Round(double afterChange, double afterFirst) {}

    /// Has a file change, as a command in a terminal would have it.
    Round change(Path file) {
        heard.clear();
        long changed = System.nanoTime();
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(() -> heard.size() >= count, "clients to hear of a change");
        long first = heard.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = heard.stream().mapToLong(Long::longValue).max().orElseThrow();
        return new Round((last - changed) / 1e6, (last - first) / 1e6);
    }

    private static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailure("Waited half a minute in vain for " + what + ".");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /// One client. A line of a comment says that the connection stands.
    private final class Listener implements Flow.Subscriber<String> {
        private boolean isThere;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (!isThere) {
                isThere = true;
                connected.incrementAndGet();
            }
            if (line.contains("FilesChanged")) {
                heard.add(System.nanoTime());
            }
        }

        @Override
        public void onError(Throwable ended) {}

        @Override
        public void onComplete() {}
    }

    @Override
    public void close() {
        streams.forEach(stream -> stream.cancel(true));
        client.shutdownNow();
    }
}
