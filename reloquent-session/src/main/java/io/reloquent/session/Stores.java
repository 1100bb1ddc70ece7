package io.reloquent.session;

import io.reloquent.aws.secrets.AwsSecrets;
import io.reloquent.connection.SecretReference;
import io.reloquent.connection.SecretReference.Store;
import io.reloquent.port.secret.SecretStore;
import io.reloquent.vault.VaultSecrets;
import java.util.EnumMap;
import java.util.Map;

/// Every store that a reference may name, each opened when the first secret of it is read.
final class Stores implements SecretStore {

    private final Map<String, String> environment;
    private final Map<Store, SecretStore> opened = new EnumMap<>(Store.class);

    Stores(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String read(SecretReference reference) {
        return store(reference.store()).read(reference);
    }

    private synchronized SecretStore store(Store store) {
        return opened.computeIfAbsent(store, kind -> switch (kind) {
            case VAULT -> new VaultSecrets(environment);
            case AWS_SM -> new AwsSecrets(environment);
        });
    }

    @Override
    public synchronized void close() {
        opened.values().forEach(SecretStore::close);
        opened.clear();
    }
}
