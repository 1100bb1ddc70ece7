package io.reloquent.vault;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.web.client.RestClientResponseException;

/// What it means that Vault does not give a secret. No exception of a library is kept: it may quote a token.
final class VaultFaults {

    private static final String BEHIND = "See VAULT_ADDR, the way there, and whether Vault runs.";

    private VaultFaults() {}

    /// @param what begins the sentence: `The secret secret/data/shop of Vault`
    static Fault ofStatus(String what, int status) {
        String cannot = what + " cannot be read (status " + status + "): ";
        return switch (status) {
            case 400 ->
                YoursToFix.usage(
                        cannot + "Vault does not understand the request.", "See the path and VAULT_NAMESPACE.");
            case 401, 403 ->
                YoursToFix.access(
                        cannot + "the token may not, or has expired.",
                        "Log in again, or give the token a policy with 'read' for this path.",
                        null);
            case 404 ->
                YoursToFix.usage(
                        cannot + "there is nothing, or its last version was deleted.",
                        "See 'vault kv get' for the path; in its full form it has data/ behind the engine's name.");
            case 503 -> new OursOrTheirs(cannot + "Vault is sealed or in maintenance.", "Have it unsealed.");
            case 429, 472, 473 -> standby(cannot);
            default -> {
                if (status >= 300 && status < 400) {
                    yield standby(cannot);
                }
                yield OursOrTheirs.passing(cannot + "Vault failed.", "See what Vault's own log says.", null);
            }
        };
    }

    private static Fault standby(String cannot) {
        return OursOrTheirs.passing(
                cannot + "this node of Vault does not answer by itself, or is too busy.",
                "Let VAULT_ADDR name the active node, or the address of the whole cluster.",
                null);
    }

    static Fault ofLogin(String what, int status) {
        return status == 400 || status == 401 || status == 403
                ? YoursToFix.access(
                        what + " cannot be read: Vault refuses VAULT_ROLE_ID and VAULT_SECRET_ID (status " + status
                                + ").",
                        "See that both are right, and that the secret id has not expired and may be used from here.",
                        null)
                : ofStatus(what, status);
    }

    /// @param thrown what ended a request, or the login before it
    static Fault ofFailure(String what, URI address, RuntimeException thrown) {
        Optional<RestClientResponseException> response = within(thrown, RestClientResponseException.class);
        if (response.isPresent()) {
            return ofLogin(what, response.get().getStatusCode().value());
        }
        String cannot = what + " cannot be read: ";
        if (within(thrown, SSLException.class).isPresent()) {
            return YoursToFix.usage(
                    cannot + "Vault at " + address + " has no certificate that is trusted here, or speaks no TLS.",
                    "Let VAULT_CACERT name the file of its authority's certificate, and VAULT_ADDR begin as Vault listens.");
        }
        if (within(thrown, HttpTimeoutException.class).isPresent()) {
            return new OursOrTheirs(cannot + "Vault at " + address + " does not answer in time.", BEHIND);
        }
        if (within(thrown, UnresolvedAddressException.class).isPresent()) {
            return new OursOrTheirs(cannot + "nobody knows the host of " + address + ".", BEHIND);
        }
        return OursOrTheirs.passing(cannot + "Vault at " + address + " cannot be reached.", BEHIND, null);
    }

    private static <T extends Throwable> Optional<T> within(Throwable thrown, Class<T> kind) {
        return Stream.<Throwable>iterate(thrown, t -> t != null, Throwable::getCause)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
