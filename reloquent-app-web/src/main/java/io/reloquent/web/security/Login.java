package io.reloquent.web.security;

import io.reloquent.session.browser.Tickets;
import io.reloquent.web.problem.Conflict;
import io.reloquent.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/// Gives a browser that knows the launch token, or has a ticket, a cookie for it.
@RestController
@RequestMapping("/api/login")
final class Login {

    private final LaunchToken token;
    private final Tickets tickets;
    private final Visits visits;
    private final Address address;

    /// @param token what stands behind `#token=` in the address that was printed or opened
    record LoginRequest(String token) {}

    /// @param csrf to be sent in `X-Reloquent-Csrf` with every request that changes something
    record LoginView(String csrf) {}

    Login(LaunchToken token, Tickets tickets, Visits visits, Address address) {
        this.token = token;
        this.tickets = tickets;
        this.visits = visits;
        this.address = address;
    }

    /// Cookies know no ports, so the name tells servers on one machine apart.
    static String cookieName(Address address) {
        return "reloquent-" + address.port();
    }

    @PostMapping
    @Operation(operationId = "login", summary = "Exchange the launch token for a cookie")
    ResponseEntity<LoginView> login(@RequestBody LoginRequest request) {
        String shown = Optional.ofNullable(request.token()).orElse("");
        if (!token.matches(shown) && !tickets.redeem(shown)) {
            throw new Conflict(Problem.refused(
                    401,
                    "This is not the token of this server.",
                    "Open the address that 'reloquent serve' has printed last, with all that follows the #. One that"
                            + " another command has printed or opened lets in once: run that command again."));
        }
        Visits.Visit visit = visits.begin();
        var cookie = ResponseCookie.from(cookieName(address), visit.cookie())
                .httpOnly(true)
                .sameSite("Strict")
                .secure(address.tls())
                .path("/api")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .body(new LoginView(visit.csrf()));
    }

    /// For a page that was loaded again and has forgotten the word.
    @GetMapping
    @Operation(operationId = "loggedIn", summary = "The word to send with changes, for who has the cookie")
    LoginView loggedIn(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(cookieName(address)))
                .map(HttpCookie::getValue)
                .flatMap(visits::of)
                .map(visit -> new LoginView(visit.csrf()))
                .orElseGet(() -> new LoginView(""));
    }
}
