package io.reloquent.vault;

import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.vault.authentication.LifecycleAwareSessionManager;
import org.springframework.vault.client.VaultClients;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.client.VaultHttpHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriUtils;

/// One Vault, and a token for it that is renewed as long as this is open. A token that was given stays as it is
/// afterwards; one that an AppRole was given is given back.
final class VaultClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final VaultAccess access;
    private final RestClient client;
    private final ThreadPoolTaskScheduler renewal = new ThreadPoolTaskScheduler();
    private final LifecycleAwareSessionManager session;

    /// What came back.
    ///
    /// @param status of HTTP
    record Answer(int status, String body) {}

    /// @throws Fault if the certificates that are to be trusted cannot be read
    VaultClient(VaultAccess access) {
        this.access = access;
        var requests = new JdkClientHttpRequestFactory(http(access));
        requests.setReadTimeout(ANSWER);
        VaultEndpoint endpoint = VaultEndpoint.from(access.address());
        client = VaultClients.createRestClient(() -> endpoint, requests, builder -> {
            if (!access.namespace().isEmpty()) {
                builder.defaultHeader(VaultHttpHeaders.VAULT_NAMESPACE, access.namespace());
            }
        });
        renewal.setDaemon(true);
        renewal.setThreadNamePrefix("vault-");
        renewal.initialize();
        // The other client sends an AppRole's login without a body.
        RestTemplate template = VaultClients.createRestTemplate(endpoint, requests);
        if (!access.namespace().isEmpty()) {
            template.getInterceptors().add(VaultClients.createNamespaceInterceptor(access.namespace()));
        }
        session = new LifecycleAwareSessionManager(access.login().by(template), renewal, template);
    }

    URI address() {
        return access.address();
    }

    /// Asks for a path of the API, such as `secret/data/shop`. It goes nowhere else: the token is for this server.
    Answer get(String path) {
        String token = session.getSessionToken().getToken();
        String encoded = Stream.of(path.split("/"))
                .map(part -> UriUtils.encodePathSegment(part, "UTF-8"))
                .collect(Collectors.joining("/"));
        return client.get()
                .uri(URI.create(access.address() + "/v1/" + encoded))
                .header(VaultHttpHeaders.VAULT_TOKEN, token)
                .exchange((request, response) -> new Answer(
                        response.getStatusCode().value(),
                        new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    private static HttpClient http(VaultAccess access) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        access.authority().ifPresent(file -> builder.sslContext(trusting(file)));
        return builder.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(String.valueOf(number++), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw YoursToFix.usage(
                    "VAULT_CACERT is " + file + ", and no certificates can be read there.",
                    "Name a file of certificates in PEM form.");
        }
    }

    @Override
    public void close() {
        session.destroy();
        renewal.shutdown();
    }
}
