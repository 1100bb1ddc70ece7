package io.reloquent.web.security;

import io.reloquent.web.problem.Problem;
import io.reloquent.web.problem.ProblemWriter;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets in who has the cookie that was given for the launch token, or shows the token itself as a bearer of it. The
/// files of the page are everybody's; there is nothing in them.
@Component
@Order(3)
final class Door implements WebFilter {

    static final String CSRF = "X-Reloquent-Csrf";

    private static final String BEARER = "Bearer ";
    private static final String LOGIN = "/api/login";
    private static final String LIVE = "/api/live";

    private final LaunchToken token;
    private final Visits visits;
    private final Address address;
    private final ProblemWriter problems;

    Door(LaunchToken token, Visits visits, Address address, ProblemWriter problems) {
        this.token = token;
        this.visits = visits;
        this.address = address;
        this.problems = problems;
    }

    /// Whether it is not one of the page's files.
    static boolean isGuarded(ServerWebExchange exchange) {
        String path = path(exchange);
        return path.equals("/api") || path.startsWith("/api/");
    }

    /// Whether a browser is bound to say from which page it comes.
    static boolean needsOrigin(ServerWebExchange exchange) {
        return changes(exchange) || path(exchange).equals(LIVE);
    }

    /// Whether it stays closed in any case, and says better why: no cookie is shown.
    static boolean isForNobody(ServerWebExchange exchange) {
        return isGuarded(exchange)
                && !path(exchange).equals(LOGIN)
                && exchange.getRequest().getCookies().isEmpty();
    }

    static Optional<String> bearer(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean isLogin = path(exchange).equals(LOGIN) && changes(exchange);
        if (!isGuarded(exchange)
                || isLogin
                || bearer(exchange).filter(token::matches).isPresent()) {
            return chain.filter(exchange);
        }
        Optional<Visits.Visit> visit = visit(exchange.getRequest());
        if (visit.isEmpty()) {
            return problems.write(exchange, stranger());
        }
        return changes(exchange) && !knowsWord(exchange, visit.get())
                ? problems.write(exchange, forged())
                : chain.filter(exchange);
    }

    private Optional<Visits.Visit> visit(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(Login.cookieName(address)))
                .map(HttpCookie::getValue)
                .flatMap(visits::of);
    }

    private static boolean knowsWord(ServerWebExchange exchange, Visits.Visit visit) {
        String given = exchange.getRequest().getHeaders().getFirst(CSRF);
        return given != null && Secrets.same(visit.csrf(), given);
    }

    private static boolean changes(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
    }

    /// As the router sees it: decoded, and without parameters of a segment.
    private static String path(ServerWebExchange exchange) {
        var path = new StringBuilder();
        exchange.getRequest()
                .getPath()
                .pathWithinApplication()
                .elements()
                .forEach(part ->
                        path.append(part instanceof PathSegment segment ? segment.valueToMatch() : part.value()));
        return path.toString();
    }

    private static Problem stranger() {
        return Problem.refused(
                401,
                "This browser has not been let in.",
                "Open the address that 'reloquent serve' has printed, with all that follows the #.");
    }

    private static Problem forged() {
        return Problem.refused(
                403, "The request lacks the word against forged requests.", "Load the page again, and try once more.");
    }
}
