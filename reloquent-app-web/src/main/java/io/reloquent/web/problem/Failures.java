package io.reloquent.web.problem;

import io.reloquent.fault.Fault;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// Turns whatever ends a request into a problem. What nobody has foreseen goes to the server's own output, and into the
/// answer only under a number: a stack trace is nobody else's business.
@Component
@Order(-2)
final class Failures implements WebExceptionHandler {

    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final ProblemWriter writer;

    Failures(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        if (thrown instanceof ErrorResponse refused) {
            // Which methods there are, for one that there is not.
            exchange.getResponse().getHeaders().addAll(refused.getHeaders());
        }
        return writer.write(exchange, problem(thrown));
    }

    private static Problem problem(Throwable thrown) {
        return switch (thrown) {
            case Fault fault -> Problem.of(fault);
            case Conflict conflict -> conflict.problem();
            case ErrorResponse refused -> request(refused);
            default -> defect(thrown);
        };
    }

    private static Problem request(ErrorResponse refused) {
        int status = refused.getStatusCode().value();
        return switch (status) {
            case NOT_FOUND -> Problem.request(status, "There is nothing at this address.", "Check the address.");
            case TOO_LARGE -> Problem.request(status, "The request is too large.", "Send at most 8 MB.");
            default -> {
                String detail = refused.getBody().getDetail();
                yield Problem.request(
                        status,
                        detail == null || detail.isEmpty() ? "The request is not understood." : detail,
                        "The description of the interface is at /api/openapi.json.");
            }
        };
    }

    private static Problem defect(Throwable thrown) {
        byte[] number = new byte[4];
        ThreadLocalRandom.current().nextBytes(number);
        String id = HexFormat.of().formatHex(number);
        System.err.println("error: defect " + id);
        thrown.printStackTrace();
        return Problem.defect(id);
    }
}
