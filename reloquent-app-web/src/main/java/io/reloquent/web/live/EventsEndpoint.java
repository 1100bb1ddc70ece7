package io.reloquent.web.live;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;

/// `/api/events`: says when something is to be asked for again.
@RestController
final class EventsEndpoint {

    private static final Duration PULSE = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 256;

    private final Events events;

    EventsEndpoint(Events events) {
        this.events = events;
    }

    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "events", summary = "Server-sent events: what has changed")
    Flux<ServerSentEvent<Event>> events() {
        Flux<ServerSentEvent<Event>> pulse = Flux.interval(Duration.ZERO, PULSE)
                .onBackpressureLatest()
                .map(beat -> ServerSentEvent.<Event>builder().comment("here").build());
        Flux<ServerSentEvent<Event>> changes = events.stream()
                .onBackpressureBuffer(MOST_WAITING, event -> {}, BufferOverflowStrategy.DROP_OLDEST)
                .map(event -> ServerSentEvent.<Event>builder(event).build());
        return Flux.merge(pulse, changes);
    }
}
