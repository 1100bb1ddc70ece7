package io.reloquent.web.live;

import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `/api/live`: a snapshot, then what changes, at most ten times a second.
@Configuration(proxyBeanMethods = false)
class LiveEndpoint {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int FIRST = -1;

    /// What a browser may send.
    record Request(boolean resync) {}

    @Bean
    HandlerMapping live(Jobs jobs, JsonMapper json) {
        WebSocketHandler handler = session -> serve(session, new Watcher(jobs), json);
        return new SimpleUrlHandlerMapping(Map.of("/api/live", handler), FIRST);
    }

    private static Mono<Void> serve(WebSocketSession session, Watcher watcher, JsonMapper json) {
        Flux<WebSocketMessage> out = Flux.interval(Duration.ZERO, BETWEEN, Schedulers.parallel())
                .onBackpressureLatest()
                .concatMap(look -> Mono.justOrEmpty(watcher.next()), 1)
                .map(message -> session.textMessage(json.writeValueAsString(message)));
        Mono<Void> in = session.receive()
                .doOnNext(message -> heard(message.getPayloadAsText(), watcher, json))
                .then();
        // Whichever ends first ends both.
        return Mono.firstWithSignal(session.send(out), in);
    }

    private static void heard(String text, Watcher watcher, JsonMapper json) {
        try {
            if (json.readValue(text, Request.class).resync()) {
                watcher.isLost();
            }
        } catch (JacksonException notOurs) {
            watcher.isLost();
        }
    }
}
