package io.reloquent.testkit;

import io.reloquent.sandbox.PythonModules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// AWS on this machine, as far as moto answers for it: a server on loopback that ends with this process.
public final class Aws implements AutoCloseable {

    private static final String VERSION = "5.2.5";

    private final Path directory;
    private final Process server;
    private final Map<String, String> environment;

    private Aws(Path directory, Process server, int port) {
        this.directory = directory;
        this.server = server;
        this.environment = new HashMap<>(modules());
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port);
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
    }

    /// Starts one.
    ///
    /// @param directory an empty one, for what it needs
    public static Aws start(Path directory) {
        try {
            Files.write(directory.resolve("aws.py"), resource("aws.py"));
            Process server = process(directory, modules(), List.of("serve"))
                    .redirectError(directory.resolve("aws.log").toFile())
                    .start();
            try (BufferedReader said = server.inputReader()) {
                return new Aws(directory, server, Integer.parseInt(String.valueOf(said.readLine())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a process is started with that is to find this AWS, and boto3.
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /// Keeps a secret in Secrets Manager, without a process that would have it in its arguments.
    ///
    /// @param value without quotes and backslashes
    public void keep(String name, String value) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(String.valueOf(environment.get("AWS_ENDPOINT_URL"))))
                .header("X-Amz-Target", "secretsmanager.CreateSecret")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/secretsmanager/aws4_request,"
                                + " SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"Name\": \"%s\", \"SecretString\": \"%s\", \"ClientRequestToken\": \"%s\"}"
                                .formatted(name, value, UUID.randomUUID())))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(response.body());
            }
        }
    }

    /// What `aws.py` says to its arguments.
    ///
    /// @throws AssertionError if it fails
    public String say(String... arguments) throws IOException, InterruptedException {
        Path err = directory.resolve("said.log");
        Process process = process(directory, environment, List.of(arguments))
                .redirectError(err.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said + Files.readString(err));
        }
        return said.strip();
    }

    private static ProcessBuilder process(Path directory, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of("python3", "-W", "ignore", directory.resolve("aws.py").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static Map<String, String> modules() {
        List<String> requirements = new String(resource("aws-requirements.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return PythonModules.environment("moto", VERSION, requirements);
    }

    private static byte[] resource(String name) {
        try (InputStream content = Aws.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
