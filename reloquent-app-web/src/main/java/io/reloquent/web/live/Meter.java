package io.reloquent.web.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.reloquent.session.Session;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The figures of every run, for a monitoring system.
@Component
final class Meter {

    private final MeterRegistry registry;
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private final AtomicInteger running = new AtomicInteger();

    Meter(MeterRegistry registry) {
        this.registry = registry;
        connections("source", Session::sourceConnections);
        connections("target", Session::targetConnections);
        Gauge.builder("reloquent.jobs.running", running, AtomicInteger::get)
                .description("jobs that run now, 0 or 1")
                .register(registry);
    }

    private void connections(String side, ToIntFunction<Session> count) {
        Gauge.builder("reloquent.connections", session, held -> {
                    Session now = held.get();
                    return now == null ? 0 : count.applyAsInt(now);
                })
                .description("connections that are open now")
                .tag("side", side)
                .register(registry);
    }

    void begins(Session opened) {
        session.set(opened);
        running.set(1);
    }

    void ends(String job, String state, Duration took) {
        session.set(null);
        running.set(0);
        Timer.builder("reloquent.stage")
                .description("how long jobs took")
                .tag("stage", job)
                .tag("outcome", state)
                .register(registry)
                .record(took);
    }

    void rows(String collection, long rows) {
        counter("reloquent.rows", "rows that were read", collection).increment((double) Math.max(0, rows));
    }

    void batch(String collection, int documents, int bytes, Duration took) {
        counter("reloquent.documents", "documents that the target has acknowledged", collection)
                .increment(documents);
        counter("reloquent.bytes", "bytes of BSON that the target has acknowledged", collection)
                .increment(bytes);
        Timer.builder("reloquent.batches")
                .description("batches that the target has acknowledged")
                .tag("collection", collection)
                .register(registry)
                .record(took);
    }

    void retry(String collection) {
        counter("reloquent.retries", "batches that have failed, and are sent again where that helps", collection)
                .increment();
    }

    private Counter counter(String name, String description, String collection) {
        return Counter.builder(name)
                .description(description)
                .tag("collection", collection)
                .register(registry);
    }
}
