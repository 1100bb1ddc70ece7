package io.reloquent.vault;

import static io.reloquent.testkit.LoopbackVault.VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.connection.SecretReference;
import io.reloquent.connection.SecretReference.Store;
import io.reloquent.fault.Fault;
import io.reloquent.testkit.Certificate;
import io.reloquent.testkit.LoopbackVault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSecretsTest {

    @TempDir
    Path home;

    private final LoopbackVault vault = new LoopbackVault();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void knowWhere() {
        environment.put("HOME", home.toString());
        environment.put("VAULT_ADDR", vault.address() + "/");
        environment.put("VAULT_TOKEN", LoopbackVault.TOKEN + "\n");
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void a_value_is_found_in_both_versions_of_the_engine_and_by_both_forms_of_the_path() {
        for (String place : new String[] {
            "secret/data/shop#password",
            "secret/shop#password",
            "team/kv/data/shop#password",
            "team/kv/shop#password",
            "kv/shop#password",
            "secret/data/a b#password"
        }) {
            assertThat(read(place)).as(place).isEqualTo(VALUE);
        }
    }

    @Test
    void one_session_serves_several_secrets_and_leaves_the_user_s_token_as_it_was() {
        try (var secrets = new VaultSecrets(environment)) {
            secrets.read(reference("secret/data/shop#password"));
            secrets.read(reference("kv/shop#password"));
        }
        assertThat(vault.asked())
                .containsExactly("GET auth/token/lookup-self token", "GET secret/data/shop token", "GET kv/shop token");
    }

    @Test
    void a_role_logs_in_once_and_its_token_is_given_back() {
        environment.remove("VAULT_TOKEN");
        environment.put("VAULT_ROLE_ID", LoopbackVault.ROLE);
        environment.put("VAULT_SECRET_ID", LoopbackVault.SECRET_ID);
        try (var secrets = new VaultSecrets(environment)) {
            assertThat(secrets.read(reference("secret/data/shop#password"))).isEqualTo(VALUE);
            assertThat(secrets.read(reference("kv/shop#password"))).isEqualTo(VALUE);
        }
        assertThat(vault.asked())
                .containsExactly(
                        "POST auth/approle/login ",
                        "GET secret/data/shop login",
                        "GET kv/shop login",
                        "POST auth/token/revoke-self login");
        environment.put("VAULT_SECRET_ID", "id-canary-wrong");
        refused("secret/data/shop#password", 4, "Vault refuses VAULT_ROLE_ID and VAULT_SECRET_ID (status 400)");
    }

    @Test
    void a_token_may_be_what_vault_login_left() throws IOException {
        environment.remove("VAULT_TOKEN");
        refused("secret/data/shop#password", 2, "needs a token of Vault");
        Files.writeString(home.resolve(".vault-token"), LoopbackVault.TOKEN);
        assertThat(read("secret/data/shop#password")).isEqualTo(VALUE);
    }

    @Test
    void a_namespace_is_asked_in() {
        vault.requireNamespace("team-a");
        refused("secret/data/shop#password", 4, "the token may not");
        environment.put("VAULT_NAMESPACE", "team-a");
        assertThat(read("secret/data/shop#password")).isEqualTo(VALUE);
    }

    @Test
    void what_fails_for_a_moment_is_asked_again() {
        vault.failFirst("secret/data/shop", 500, 502);
        assertThat(read("secret/data/shop#password")).isEqualTo(VALUE);
        vault.failFirst("secret/data/shop", 500, 500, 500);
        refused("secret/data/shop#password", 1, "(status 500): Vault failed");
    }

    @Test
    void what_vault_refuses_is_a_sentence() {
        refused("secret/data/none#password", 2, "secret/data/none", "(status 404): there is nothing");
        refused("secret/none#password", 2, "(status 404)");
        refused("kv/none#password", 2, "(status 404)");
        refused("secret/data/deleted#password", 2, "its last version was deleted");
        refused("secret/data/denied#password", 4, "(status 403): the token may not, or has expired");
        refused("secret/data/sealed#password", 1, "Vault is sealed");
        refused("secret/data/elsewhere#password", 1, "(status 307)", "the active node");
        refused("secret/data/shop#user", 2, "no text at the key user", "behind the #: password, port.");
        refused("secret/data/shop#port", 2, "no text at the key port");
        refused("secret/data/page#password", 2, "no answer of a KV engine");
        environment.put("VAULT_TOKEN", "hvs.token-canary-other");
        refused("secret/data/shop#password", 4, "has expired");
        environment.put("VAULT_TOKEN", LoopbackVault.TOKEN + "\ncanary");
        refused("secret/data/shop#password", 2, "needs a token of Vault");
    }

    @Test
    void a_vault_that_is_not_there_is_a_sentence() throws IOException {
        environment.remove("VAULT_ADDR");
        refused("secret/data/shop#password", 2, "needs VAULT_ADDR");
        environment.put("VAULT_ADDR", "vault:8200");
        refused("secret/data/shop#password", 2, "needs VAULT_ADDR");
        environment.put("VAULT_ADDR", "http://127.0.0.1:" + closedPort());
        refused("secret/data/shop#password", 1, "cannot be reached");
    }

    @Test
    void a_certificate_that_java_does_not_trust_has_to_be_named() throws Exception {
        Certificate certificate = Certificate.in(home);
        try (var encrypted = new LoopbackVault(Optional.of(certificate))) {
            environment.put("VAULT_ADDR", encrypted.address());
            refused("secret/data/shop#password", 2, "has no certificate that is trusted here", "VAULT_CACERT");
            environment.put("VAULT_CACERT", certificate.file().toString());
            assertThat(read("secret/data/shop#password")).isEqualTo(VALUE);
            environment.put("VAULT_CACERT", home.resolve("none.pem").toString());
            refused("secret/data/shop#password", 2, "no certificates can be read there");
        }
    }

    private String read(String place) {
        try (var secrets = new VaultSecrets(environment)) {
            return secrets.read(reference(place));
        }
    }

    private static SecretReference reference(String place) {
        return SecretReference.parse(Store.VAULT, place).orElseThrow();
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

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
