package io.reloquent.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The page, at whatever address the browser has it, and the description of the interface. The page's other files are
/// those of `/static`.
@Configuration(proxyBeanMethods = false)
class Pages {

    private static final String NOT_BUILT = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Reloquent</title></head>
            <body>
            <h1>Reloquent</h1>
            <p>The server runs. The interface for browsers is not built into it; the commands do all that it does.</p>
            </body>
            </html>
            """;

    @Bean
    RouterFunction<ServerResponse> page() {
        Resource description = new ClassPathResource("io/reloquent/web/openapi.json");
        return RouterFunctions.route()
                .route(
                        Pages::isPage,
                        request -> ServerResponse.ok()
                                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                                .header("Cache-Control", "no-cache")
                                .bodyValue(shown()))
                .route(
                        RequestPredicates.GET("/api/openapi.json"),
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(description))
                .build();
    }

    private static Resource shown() {
        Resource built = new ClassPathResource("static/index.html");
        return built.exists() ? built : new ByteArrayResource(NOT_BUILT.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether a browser asks for a page; files have a dot in their names.
    private static boolean isPage(ServerRequest request) {
        List<String> segments = List.of(request.path().split("/"));
        boolean isApi = segments.contains("api");
        boolean isFile =
                !segments.isEmpty() && segments.get(segments.size() - 1).contains(".");
        return request.method().name().equals("GET") && !isApi && !isFile;
    }
}
