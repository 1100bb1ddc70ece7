package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that others on the network may reach, with encryption and without.
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    private final int port = Served.freePort();

    private WebServer serve(String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("--host", "localhost", "--port", String.valueOf(port)));
        words.addAll(List.of("--workspace", directory.toString()));
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        var surroundings = new Surroundings(Map.of(), Clock.systemUTC(), nowhere, nowhere);
        return WebServer.start(ServeOptions.of(words, Map.of(), false), surroundings);
    }

    /// A certificate of this machine's own name, and its key.
    private KeyStore certified() throws Exception {
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "one",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem("certificate.pem", "CERTIFICATE", keys.getCertificate("one").getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey("one", PASSWORD).getEncoded());
        return keys;
    }

    private void pem(String name, String what, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                directory.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, body, what));
    }

    private static HttpClient trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("one", keys.getCertificate("one"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private HttpRequest login(String scheme, WebServer server) {
        String own = scheme + "://localhost:" + port;
        return HttpRequest.newBuilder(URI.create(own + "/api/login"))
                .header("Origin", own)
                .header("Content-Type", "application/json")
                .POST(Served.json(Map.of("token", server.token().value())))
                .build();
    }

    private static String cookie(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    @Test
    void with_a_certificate_everything_is_encrypted_and_the_cookie_never_goes_without() throws Exception {
        KeyStore keys = certified();
        String[] files = {
            "--tls-certificate",
            directory.resolve("certificate.pem").toString(),
            "--tls-key",
            directory.resolve("key.pem").toString()
        };
        try (WebServer server = serve(files);
                HttpClient client = trusting(keys)) {
            assertThat(server.page()).startsWith("https://localhost:" + port + "/#token=");
            assertThat(cookie(client.send(login("https", server), HttpResponse.BodyHandlers.ofString())))
                    .contains("; Secure", "; HttpOnly", "; SameSite=Strict");
            assertThatThrownBy(() -> client.send(login("http", server), HttpResponse.BodyHandlers.ofString()))
                    .as("not a word without encryption")
                    .isInstanceOf(IOException.class);
            var stranger = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/status"))
                    .build();
            assertThat(client.send(stranger, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void without_encryption_the_token_is_asked_for_all_the_same() throws Exception {
        try (WebServer server = serve("--insecure-http");
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(cookie(client.send(login("http", server), HttpResponse.BodyHandlers.ofString())))
                    .doesNotContain("Secure");
            var stranger = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/status"))
                    .build();
            assertThat(client.send(stranger, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            var otherName = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/status"))
                    .header("Authorization", "Bearer " + server.token().value())
                    .build();
            assertThat(client.send(otherName, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as("it has one name")
                    .isEqualTo(421);
        }
    }
}
