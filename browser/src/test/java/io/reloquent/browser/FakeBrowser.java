package io.reloquent.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the page does in a browser, as far as the server sees it.
final class FakeBrowser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI place;
    private final String cookie;
    private final String csrf;

    /// Opens an address, and is let in by what follows its `#`.
    ///
    /// @throws AssertionError if it is not let in
    FakeBrowser(String address) throws IOException, InterruptedException {
        URI uri = URI.create(address);
        place = uri.resolve("/");
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(place.resolve(uri.getPath())).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> login = login(address);
        if (page.statusCode() != 200 || login.statusCode() != 200) {
            client.close();
            throw new AssertionError(page.statusCode() + " " + login.statusCode() + " " + login.body());
        }
        cookie = login.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        csrf = JSON.readTree(login.body()).path("csrf").asString();
    }

    private HttpResponse<String> login(String address) throws IOException, InterruptedException {
        String token = address.substring(address.indexOf("#token=") + "#token=".length());
        return client.send(
                HttpRequest.newBuilder(place.resolve("/api/login"))
                        .header("Origin", origin())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String origin() {
        return place.getScheme() + "://" + place.getAuthority();
    }

    JsonNode send(String method, String path, String version, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(place.resolve(path))
                        .header("Origin", origin())
                        .header("Cookie", cookie)
                        .header("X-Reloquent-Csrf", csrf)
                        .header("Content-Type", "application/json")
                        .header("If-Match", version)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /// Suggests a design with a naming, and saves it.
    void saveDesign(String naming) throws IOException, InterruptedException {
        HttpResponse<String> present = client.send(
                HttpRequest.newBuilder(place.resolve("/api/design"))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String version = present.headers().firstValue("ETag").orElse("\"none\"");
        JsonNode suggestion = send("POST", "/api/design/suggest", "*", "{\"naming\":\"" + naming + "\"}");
        send("PUT", "/api/design", version, suggestion.path("mapping").toString());
    }

    @Override
    public void close() {
        client.close();
    }
}
