package io.reloquent.web.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// Tells browsers that something has changed. Files are looked at once a second: a command in a terminal changes them
/// too, and a system's own notices do not come from every file system.
@Component
public final class Events implements DisposableBean {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final String STATE = "state.yaml";
    private static final List<String> FILES = List.of(
            "reloquent.yaml",
            "source-schema.yaml",
            "selection.yaml",
            "type-mapping.yaml",
            "mapping.yaml",
            "plan.yaml",
            "sizing-plan.yaml",
            "sharding-plan.yaml",
            "history.jsonl",
            "reports/migration-report.json",
            STATE);

    private final Path directory;
    private final Path configuration;
    private final Sinks.Many<Event> sink = Sinks.many().multicast().directBestEffort();
    private final Disposable looking;
    private Map<String, String> seen;

    Events(Workplace workplace) {
        directory = workplace.directory();
        configuration = workplace.configuration();
        seen = stamps();
        looking = Flux.interval(BETWEEN, Schedulers.boundedElastic())
                .onBackpressureLatest()
                .subscribe(second -> look());
    }

    /// From now on.
    Flux<Event> stream() {
        return sink.asFlux();
    }

    void publish(Event event) {
        synchronized (sink) {
            // Who does not keep up misses it, and is told of the next; every event says no more than 'ask again'.
            sink.tryEmitNext(event);
        }
    }

    private synchronized void look() {
        Map<String, String> now = stamps();
        List<String> changed = new ArrayList<>();
        now.forEach((file, stamp) -> {
            if (!stamp.equals(seen.get(file))) {
                changed.add(file);
            }
        });
        seen = now;
        if (changed.isEmpty()) {
            return;
        }
        publish(new Event.StatusChanged());
        changed.remove(STATE);
        if (!changed.isEmpty()) {
            publish(new Event.FilesChanged(changed));
        }
    }

    private Map<String, String> stamps() {
        Map<String, String> stamps = new TreeMap<>();
        for (String file : FILES) {
            Path path = file.equals(FILES.get(0)) ? configuration : directory.resolve(file);
            stamps.put(file, stamp(path));
        }
        return stamps;
    }

    private static String stamp(Path path) {
        try {
            return Files.exists(path) ? Files.getLastModifiedTime(path) + " " + Files.size(path) : "";
        } catch (IOException e) {
            return new UncheckedIOException(e).toString();
        }
    }

    @Override
    public void destroy() {
        looking.dispose();
        sink.tryEmitComplete();
    }
}
