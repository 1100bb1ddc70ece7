package io.reloquent.web.problem;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Answers with a problem.
@Component
public final class ProblemWriter {

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return Mono.defer(() -> {
            ServerHttpResponse response = exchange.getResponse();
            response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
            HttpHeaders headers = response.getHeaders();
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            headers.setCacheControl("no-store");
            if (!exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
                // What was sent may not have been read to its end, and must not be taken for the next request.
                headers.set(HttpHeaders.CONNECTION, "close");
            }
            byte[] text = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
            headers.setContentLength(text.length);
            return response.writeWith(Mono.just(response.bufferFactory().wrap(text)));
        });
    }
}
