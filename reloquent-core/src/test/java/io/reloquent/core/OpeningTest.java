package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.reloquent.codegen.Libraries;
import io.reloquent.testkit.Aws;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a generated script finds its secrets. AWS Secrets Manager is moto's; of Vault there are the answers that its
/// documentation has, from a server on loopback.
class OpeningTest {

    private static final String CANARY = "canary-c41d";
    private static final String TOKEN = "token-canary-2b7e";
    private static final String ASK = """
            import argparse, opening
            parser = argparse.ArgumentParser()
            opening.add_arguments(parser)
            secrets = opening.secrets(parser.parse_args())
            print(secrets, repr(secrets), len(secrets.password or ""), len(secrets.uri or ""))
            print(secrets.password == "%s", secrets.uri == "%s")
            """.formatted(CANARY, CANARY);

    @TempDir
    static Path directory;

    private static Aws aws;
    private static HttpServer vault;
    private static String arn = "";
    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        aws = Aws.start(directory);
        arn = aws.say("secret", "reloquent/plain", CANARY);
        aws.say("secret", "reloquent/keyed", "{\"password\": \"%s\", \"port\": 5432}".formatted(CANARY));
        vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/v1/secret/data/reloquent", 200, """
                {"request_id": "1", "lease_id": "", "renewable": false, "lease_duration": 0, "data": {"data":
                {"password": "%s", "port": 5432}, "metadata": {"version": 3, "deletion_time": "", "destroyed": false}},
                "warnings": null, "auth": null, "mount_type": "kv"}""".formatted(CANARY));
        answer("/v1/secret/data/absent", 404, "{\"errors\": []}");
        answer("/v1/secret/data/deleted", 404, """
                {"data": {"data": null, "metadata": {"deletion_time": "2026-11-20T10:00:00Z", "version": 1}}}""");
        answer("/v1/secret/data/denied", 403, "{\"errors\": [\"1 error occurred: permission denied\"]}");
        answer("/v1/secret/data/sealed", 503, "{\"errors\": [\"Vault is sealed\"]}");
        answer("/v1/kv/first", 200, "{\"data\": {\"password\": \"%s\"}}".formatted(CANARY));
        answer("/v1/secret/data/page", 200, "<html>%s</html>".formatted(CANARY));
        vault.createContext("/v1/secret/data/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "/v1/secret/data/reloquent");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        vault.start();
    }

    private static void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        vault.createContext(path, exchange -> {
            boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            exchange.sendResponseHeaders(known ? status : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @BeforeEach
    void beInAws() {
        environment.putAll(aws.environment());
    }

    @AfterAll
    static void stop() {
        aws.close();
        vault.stop(0);
    }

    @Test
    void a_secret_of_aws_is_found_by_name_by_arn_and_by_a_key_of_it() throws Exception {
        found("AWS_SM:reloquent/keyed#password", "AWS_SM:reloquent/plain");
        environment.remove("AWS_DEFAULT_REGION");
        environment.put("RELOQUENT_TARGET_URI_FROM", "AWS_SM:" + arn);
        environment.put("RELOQUENT_SOURCE_PASSWORD_FROM", "AWS_SM:" + arn);
        assertThat(ask().out).contains("True True");
    }

    @Test
    void a_secret_of_vault_is_found_by_its_path_and_key() throws Exception {
        withVault();
        found("VAULT:secret/data/reloquent#password", "AWS_SM:" + arn);
    }

    @Test
    void without_a_reference_the_environment_tells() throws Exception {
        environment.put("RELOQUENT_SOURCE_PASSWORD", CANARY);
        assertThat(ask().out).contains("Secrets(****) Secrets(****) %d 0".formatted(CANARY.length()));
        assertThat(ask("--source-password-from", "AWS_SM:reloquent/plain").err).contains("is set. Unset one of them");
    }

    @Test
    void what_aws_refuses_is_a_sentence() throws Exception {
        refused("AWS_SM:no/such", "no/such", "(ResourceNotFoundException)", "none of this name");
        refused("AWS_SM:reloquent/keyed#user", "reloquent/keyed", "no text at the key user");
        refused("AWS_SM:reloquent/keyed#port", "no text at the key port");
        refused("AWS_SM:reloquent/plain#password", "no text at the key password");
        refused("AWS_SM:", "has none of the forms");
        refused("VAULT:secret/data/reloquent", "has none of the forms");
        refused(CANARY, "has none of the forms");

        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        refused("AWS_SM:reloquent/plain", "EndpointConnectionError", "a region, credentials and a way to AWS");
        Path without = Files.createDirectory(directory.resolve("without"));
        Files.writeString(without.resolve("boto3.py"), "raise ImportError");
        environment.put("PYTHONPATH", without.toString());
        refused("AWS_SM:reloquent/plain", "boto3, which is not here", "pip install boto3");
    }

    /// In a server of its own, since from then on nobody may do anything that is not allowed. AWS itself answers with
    /// `AccessDeniedException` beside the status 403.
    @Test
    void a_role_that_may_not_read_a_secret_is_told_what_to_allow(@TempDir Path other) throws Exception {
        try (Aws strict = Aws.start(other)) {
            strict.say("secret", "reloquent/plain", CANARY);
            environment.putAll(strict.environment());
            for (String line : strict.say("stranger").split("[{},]")) {
                String[] pair = line.replace("\"", "").split(":", 2);
                if (pair.length == 2) {
                    environment.put(pair[0].strip(), pair[1].strip());
                }
            }
            refused("AWS_SM:reloquent/plain", "(403)", "Allow it secretsmanager:GetSecretValue");
        }
    }

    @Test
    void what_vault_refuses_is_a_sentence() throws Exception {
        withVault();
        refused("VAULT:secret/data/absent#password", "(status 404)", "The path has data/");
        refused("VAULT:secret/data/deleted#password", "(status 404)");
        refused("VAULT:secret/data/denied#password", "(status 403)", "VAULT_TOKEN may not read it");
        refused("VAULT:secret/data/sealed#password", "(status 503)", "Vault is sealed");
        refused("VAULT:secret/data/elsewhere#password", "(status 307)", "the active node");
        refused("VAULT:secret/data/reloquent#user", "no text at the key user");
        refused("VAULT:secret/data/reloquent#port", "no text at the key port");
        refused("VAULT:kv/first#password", "no answer of a KV engine of version 2");
        refused("VAULT:secret/data/page#password", "no answer of a KV engine of version 2");

        environment.put("VAULT_TOKEN", TOKEN + "\n" + CANARY);
        refused("VAULT:secret/data/reloquent#password", "See VAULT_ADDR and VAULT_TOKEN");
        environment.put("VAULT_TOKEN", "");
        refused("VAULT:secret/data/reloquent#password", "needs VAULT_ADDR", "and VAULT_TOKEN");
        environment.put("VAULT_TOKEN", TOKEN);
        environment.put("VAULT_ADDR", "http://127.0.0.1:1");
        refused("VAULT:secret/data/reloquent#password", "Vault at http://127.0.0.1:1 cannot be reached", "refused");
        environment.put("VAULT_ADDR", "file:///etc");
        refused("VAULT:secret/data/reloquent#password", "needs VAULT_ADDR");
    }

    private void withVault() {
        environment.put("VAULT_ADDR", "http://127.0.0.1:" + vault.getAddress().getPort() + "/");
        environment.put("VAULT_TOKEN", TOKEN);
    }

    private void found(String password, String uri) throws Exception {
        Said said = ask("--source-password-from", password, "--target-uri-from", uri);
        assertThat(said.out).as(said.err).contains("True True");
        assertThat(said.exitCode).isZero();
    }

    private void refused(String reference, String... words) throws Exception {
        Said said = ask("--source-password-from", reference);
        assertThat(said.exitCode).as(said.toString()).isEqualTo(2);
        assertThat(said.err)
                .startsWith("error: ")
                .endsWith(".\n")
                .contains(words)
                .hasLineCount(1);
        assertThat(said.out).isEmpty();
    }

    private record Said(int exitCode, String out, String err) {}

    private Said ask(String... arguments) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("opening.py"), Libraries.ofNative().get("opening.py"));
        List<String> command = new ArrayList<>(List.of(
                "python3", Files.writeString(directory.resolve("ask.py"), ASK).toString()));
        command.addAll(List.of(arguments));
        File err = directory.resolve("err.txt").toFile();
        var builder = new ProcessBuilder(command).redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var said = new Said(process.waitFor(), out, Files.readString(err.toPath()));
        assertThat(said.toString()).doesNotContain(CANARY, TOKEN);
        return said;
    }
}
