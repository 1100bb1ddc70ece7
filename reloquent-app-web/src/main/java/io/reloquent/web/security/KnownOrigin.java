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

/// Lets pages of this server alone change something or listen. Browsers say from which page a request comes; programs
/// that say nothing must show the launch token itself.
@Component
@Order(2)
final class KnownOrigin implements WebFilter {

    private final List<String> known;
    private final ProblemWriter problems;

    KnownOrigin(Address address, ProblemWriter problems) {
        this.known = address.origins();
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isFine(exchange)
                ? chain.filter(exchange)
                : problems.write(
                        exchange,
                        Problem.refused(
                                403,
                                "The request comes from a page that is not this server's.",
                                "Open this server at the address that it has printed."));
    }

    private boolean isFine(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        List<String> origins = headers.getValuesAsList(HttpHeaders.ORIGIN);
        if (!origins.isEmpty()) {
            return origins.size() == 1 && known.contains(origins.get(0));
        }
        // Browsers leave it out where a page asks its own server for something.
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean isOwn = site == null || site.equals("same-origin") || site.equals("none");
        return (isOwn || !Door.isGuarded(exchange))
                && (!Door.needsOrigin(exchange) || Door.bearer(exchange).isPresent() || Door.isForNobody(exchange));
    }
}
