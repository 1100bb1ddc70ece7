package io.reloquent.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Answers on another thread than the one that reads. Reactor Netty 1.3.7 stops reading a connection for good where a
/// request that came early is answered before its call returns (reactor-netty #4361); a newer one needs a newer Netty
/// than Boot brings.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OffTheLoop implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> chain.filter(exchange)).subscribeOn(Schedulers.parallel());
    }
}
