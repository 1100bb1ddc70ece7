package io.reloquent.web.security;

import io.reloquent.web.problem.Problem;
import io.reloquent.web.problem.ProblemWriter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers only requests that name this server. A page of another name whose address has been turned to this machine
/// (DNS rebinding) names itself.
@Component
@Order(1)
final class KnownHost implements WebFilter {

    private static final int MISDIRECTED = 421;

    private final List<String> known;
    private final ProblemWriter problems;

    KnownHost(Address address, ProblemWriter problems) {
        this.known = address.hosts();
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> hosts = exchange.getRequest().getHeaders().getValuesAsList(HttpHeaders.HOST);
        return hosts.size() == 1 && known.contains(hosts.get(0))
                ? chain.filter(exchange)
                : problems.write(
                        exchange,
                        Problem.refused(
                                MISDIRECTED,
                                "This server is not the one that the request names.",
                                "Open it at the address that it has printed."));
    }
}
