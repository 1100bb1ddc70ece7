package io.reloquent.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Asks at a fixed rate, whether answers come or not. A time is counted from when a request was due, so that what waits
/// behind a slow answer counts as slow.
final class OpenLoop {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final AtomicInteger failures = new AtomicInteger();

    /// Asks for so long, and waits for the last answer.
    static OpenLoop run(HttpRequest request, int perSecond, int seconds) {
        var loop = new OpenLoop();
        try (HttpClient client = HttpClient.newHttpClient()) {
            loop.ask(client, request, perSecond, seconds);
        }
        return loop;
    }

    private void ask(HttpClient client, HttpRequest request, int perSecond, int seconds) {
        List<CompletableFuture<?>> asked = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < perSecond * seconds; i++) {
            long due = begun + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            asked.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .handle((answer, failed) -> note(due, failed == null && answer.statusCode() == 200)));
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
    }

    private boolean note(long due, boolean isAnswered) {
        long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
        micros.recordValue(Math.min(took, LONGEST_MICROS));
        if (!isAnswered) {
            failures.incrementAndGet();
        }
        return isAnswered;
    }

    double milliseconds(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    long asked() {
        return micros.getTotalCount();
    }

    int failures() {
        return failures.get();
    }
}
