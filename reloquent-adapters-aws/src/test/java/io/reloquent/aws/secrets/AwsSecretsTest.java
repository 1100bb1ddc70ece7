package io.reloquent.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.reloquent.connection.SecretReference;
import io.reloquent.connection.SecretReference.Store;
import io.reloquent.fault.Fault;
import io.reloquent.testkit.Aws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against moto; what it never says comes from a server that answers as AWS does.
class AwsSecretsTest {

    private static final String VALUE = "canary-c41d";

    @TempDir
    static Path directory;

    private static Aws aws;
    private static String arn = "";
    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        aws = Aws.start(directory);
        arn = aws.say("secret", "reloquent/plain", VALUE);
        aws.say("secret", "reloquent/keyed", "{\"password\": \"%s\", \"port\": 5432}".formatted(VALUE));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void beInAws() {
        environment.putAll(aws.environment());
    }

    @Test
    void a_secret_is_found_by_name_by_arn_and_by_a_key_of_it() {
        assertThat(read("reloquent/plain")).isEqualTo(VALUE);
        assertThat(read("reloquent/keyed#password")).isEqualTo(VALUE);
        environment.remove("AWS_DEFAULT_REGION");
        assertThat(read(arn)).as("an ARN says its region").isEqualTo(VALUE);
        environment.put("AWS_REGION", "us-east-1");
        assertThat(read("reloquent/plain")).isEqualTo(VALUE);
    }

    @Test
    void what_is_not_there_is_a_sentence() throws IOException {
        refused("no/such", 2, "secret no/such", "(ResourceNotFoundException)", "none of this name");
        refused("reloquent/keyed#user", 2, "no text at the key user", "behind the #: password, port.");
        refused("reloquent/keyed#port", 2, "no text at the key port");
        refused("reloquent/plain#password", 2, "It is no JSON object");
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        refused("reloquent/plain", 1, "AWS cannot be reached");
        environment.put("AWS_ENDPOINT_URL", "here and there");
        refused("reloquent/plain", 2, "the endpoint or the region is none");
    }

    @Test
    void what_aws_does_not_allow_is_a_sentence() throws IOException {
        says(400, "AccessDeniedException", 4, "Allow this role secretsmanager:GetSecretValue");
        says(400, "ExpiredTokenException", 4, "have expired. Renew them");
        says(400, "UnrecognizedClientException", 4, "are not valid");
        says(400, "InvalidRequestException", 2, "being deleted");
        says(400, "DecryptionFailure", 4, "kms:Decrypt");
        says(403, "Strange", 4, "Allow this role");
        says(500, "InternalServiceError", 1, "to see why");
    }

    /// Where nothing says who asks, the machine is asked, which is none of AWS.
    @Test
    void without_credentials_or_a_region_it_says_how_to_get_them() {
        environment.remove("AWS_ACCESS_KEY_ID");
        environment.put("AWS_PROFILE", "no-such-profile-here");
        refused("reloquent/plain", 4, "there are no credentials of AWS", "AWS_PROFILE");
        environment.remove("AWS_DEFAULT_REGION");
        refused("reloquent/plain", 2, "no region is known", "AWS_REGION");
    }

    private void says(int status, String code, int exitCode, String sentence) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"__type\": \"%s\", \"message\": \"about %s\"}"
                    .formatted(code, VALUE)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("x-amzn-errortype", code);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            environment.put(
                    "AWS_ENDPOINT_URL",
                    "http://127.0.0.1:" + server.getAddress().getPort());
            refused("reloquent/plain", exitCode, sentence, code);
        } finally {
            server.stop(0);
        }
    }

    private String read(String place) {
        return new AwsSecrets(environment)
                .read(SecretReference.parse(Store.AWS_SM, place).orElseThrow());
    }

    private void refused(String place, int exitCode, String... sentences) {
        Fault fault = catchThrowableOfType(Fault.class, () -> read(place));
        assertThat(fault).as(place).isNotNull();
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        assertThat(fault.getMessage() + " " + fault.next()).contains(sentences);
        assertThat(fault.exitCode()).as(fault.getMessage()).isEqualTo(exitCode);
        assertThat(trace.toString() + fault.next()).doesNotContain("canary");
    }
}
