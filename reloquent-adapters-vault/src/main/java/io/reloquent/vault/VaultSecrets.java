package io.reloquent.vault;

import io.reloquent.connection.SecretReference;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.secret.SecretStore;
import io.reloquent.vault.VaultClient.Answer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The KV engines of a HashiCorp Vault, of version 1 and 2. A path is that of the API, `secret/data/shop`, or that of
/// Vault's own program, `secret/shop`.
public final class VaultSecrets implements SecretStore {

    private static final int ATTEMPTS = 3;
    private static final int PAUSE_MILLISECONDS = 300;

    private final Map<String, String> environment;
    private @Nullable VaultClient client;

    /// @param environment the variables that say where the Vault is and who asks
    public VaultSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public synchronized String read(SecretReference reference) {
        String what = "The secret " + reference.name() + " of Vault";
        VaultClient vault = opened(what);
        Answer answer = get(vault, what, reference.name());
        if (answer.status() == 403 || answer.status() == 404) {
            Optional<String> elsewhere = versioned(vault, what, reference.name());
            if (elsewhere.isPresent()) {
                answer = get(vault, what, elsewhere.get());
            }
        }
        if (answer.status() != 200) {
            throw VaultFaults.ofStatus(what, answer.status());
        }
        var values = KeyValues.of(answer.body())
                .orElseThrow(() -> YoursToFix.usage(
                        what + " cannot be read: no answer of a KV engine came.",
                        "See the path, and that VAULT_ADDR names a Vault."));
        return KeyValues.text(what, values, reference.key());
    }

    private VaultClient opened(String what) {
        VaultClient opened = client;
        if (opened == null) {
            opened = new VaultClient(VaultAccess.of(environment, what));
            client = opened;
        }
        return opened;
    }

    /// The path in the form of the API, if the engine is of version 2. Who may not ask that has to say it in full.
    private static Optional<String> versioned(VaultClient vault, String what, String path) {
        Answer mount = get(vault, what, "sys/internal/ui/mounts/" + path);
        return mount.status() == 200 ? KeyValues.versioned(mount.body(), path) : Optional.empty();
    }

    /// A failure that may be over in a moment is waited for, a little.
    private static Answer get(VaultClient vault, String what, String path) {
        for (int attempt = 1; ; attempt++) {
            Fault fault;
            try {
                Answer answer = vault.get(path);
                if (answer.status() < 500 || answer.status() == 503) {
                    return answer;
                }
                fault = VaultFaults.ofStatus(what, answer.status());
            } catch (RuntimeException e) {
                fault = VaultFaults.ofFailure(what, vault.address(), e);
            }
            if (attempt == ATTEMPTS || !(fault instanceof OursOrTheirs ours && ours.isPassing())) {
                throw fault;
            }
            pause(fault);
        }
    }

    private static void pause(Fault fault) {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }

    @Override
    public synchronized void close() {
        VaultClient opened = client;
        if (opened != null) {
            opened.close();
            client = null;
        }
    }
}
