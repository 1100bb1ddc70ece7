package io.reloquent.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Adds to the description of the interface what no signature says: who is let in, what else may be answered, and what
/// is no JSON.
final class Answers {

    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.ofEntries(
            Map.entry("400", "The request is no JSON of the form that is asked for"),
            Map.entry("401", "Whoever asks has not been let in"),
            Map.entry("403", "A page of another origin asks, or a database refuses access"),
            Map.entry("404", "There is no such thing"),
            Map.entry("406", "The answer is asked for in a form that there is not"),
            Map.entry("409", "Something comes first, or a job runs already"),
            Map.entry("412", "Somebody else has changed it since"),
            Map.entry("413", "The request is larger than 8 MB"),
            Map.entry("415", "The request is no JSON"),
            Map.entry("421", "The request was sent to another name than this server's"),
            Map.entry("422", "To be corrected: a configuration, a design, a choice"),
            Map.entry("428", "The request does not say which version it changes"),
            Map.entry("500", "A defect; its number is in the server's own output"),
            Map.entry("502", "A server or a disk failed")));

    private static final Set<String> ALWAYS = Set.of("401", "403", "406", "421", "500");
    private static final Set<String> OF_THE_WORKSPACE = Set.of("409", "422", "502");
    private static final Set<String> OF_A_BODY = Set.of("400", "413", "415", "422");
    private static final Set<String> OF_A_VERSION = Set.of("412", "428");

    private Answers() {}

    static void add(ObjectNode document) {
        ObjectNode components = (ObjectNode) document.path("components");
        token(components.putObject("securitySchemes").putObject("token"));
        document.putArray("security").addObject().putArray("token");
        ObjectNode problems = components.putObject("responses");
        PROBLEMS.forEach((status, what) -> problem(problems.putObject("Problem" + status), what));
        document.path("paths")
                .forEachEntry((path, operations) -> operations.forEach(each -> add(path, (ObjectNode) each)));
        ObjectNode schemas = (ObjectNode) components.path("schemas");
        event(schemas.putObject("ServerSentEventEvent"));
    }

    private static void token(ObjectNode scheme) {
        scheme.put("type", "http")
                .put("scheme", "bearer")
                .put("description", "The launch token; a browser has a cookie for it, by /api/login");
    }

    private static void problem(ObjectNode response, String what) {
        response.put("description", what);
        response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    private static void add(String path, ObjectNode operation) {
        ObjectNode responses = (ObjectNode) operation.path("responses");
        for (String status : statuses(path, operation)) {
            responses.putObject(status).put("$ref", "#/components/responses/Problem" + status);
        }
        if (operation.path("summary").asString().contains("ETag") || isOfAVersion(operation)) {
            ObjectNode tag =
                    ((ObjectNode) responses.path("200")).putObject("headers").putObject("ETag");
            tag.put("required", true).put("description", "its version");
            tag.putObject("schema").put("type", "string");
        }
        if (operation.path("operationId").asString().equals("login")) {
            operation.putArray("security");
        }
        text(responses, "text/html");
        text(responses, "application/x-ndjson");
        JsonNode stream = responses.path("200").path("content").path("text/event-stream");
        if (stream.isObject()) {
            // Of each event, not of all.
            ((ObjectNode) stream).putObject("schema").put("$ref", "#/components/schemas/ServerSentEventEvent");
        }
    }

    private static Set<String> statuses(String path, ObjectNode operation) {
        Set<String> statuses = new TreeSet<>(ALWAYS);
        boolean isOfAJob = path.startsWith("/api/job");
        if (isOfAJob) {
            statuses.add(operation.path("responses").has("200") && !path.matches("/api/job(/events)?") ? "409" : "404");
        } else if (!path.equals("/api/login") && !path.equals("/api/events")) {
            statuses.addAll(OF_THE_WORKSPACE);
        }
        if (operation.has("requestBody")) {
            statuses.addAll(OF_A_BODY);
        }
        if (isOfAVersion(operation)) {
            statuses.addAll(OF_A_VERSION);
        }
        if (parameter(operation, "query")) {
            statuses.add("400");
        }
        if (path.equals("/api/generate/file")) {
            statuses.add("404");
        }
        return statuses;
    }

    private static boolean isOfAVersion(JsonNode operation) {
        return parameter(operation, "header");
    }

    private static boolean parameter(JsonNode operation, String in) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(one -> one.path("in").asString().equals(in));
    }

    /// What is no JSON is a text.
    private static void text(ObjectNode responses, String type) {
        JsonNode content = responses.path("200").path("content");
        if (content.has(type)) {
            ((ObjectNode) content.path(type)).putObject("schema").put("type", "string");
        }
    }

    private static void event(ObjectNode schema) {
        schema.put("type", "object").putArray("required").add("data");
        ObjectNode data = schema.putObject("properties").putObject("data");
        data.put("type", "string").put("contentMediaType", "application/json");
        data.putObject("contentSchema").put("$ref", "#/components/schemas/Event");
    }
}
