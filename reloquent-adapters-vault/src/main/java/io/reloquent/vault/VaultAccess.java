package io.reloquent.vault;

import io.reloquent.connection.Secret;
import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.TokenAuthentication;
import org.springframework.web.client.RestOperations;

/// Where a Vault is and who asks it, by the variables that Vault's own program knows, and two for an AppRole.
///
/// @param namespace empty where there is none
/// @param authority a file with certificates to trust; not there for those that Java trusts
record VaultAccess(URI address, Login login, String namespace, Optional<Path> authority) {

    /// Who asks.
    interface Login {
        /// @param client reaches the Vault
        ClientAuthentication by(RestOperations client);
    }

    /// @param what begins the sentences of faults
    /// @throws YoursToFix if anything is missing
    static VaultAccess of(Map<String, String> environment, String what) {
        URI address = variable(environment, "VAULT_ADDR")
                .flatMap(VaultAccess::address)
                .orElseThrow(() -> YoursToFix.usage(
                        what + " needs VAULT_ADDR, an address such as https://vault.example.com:8200.",
                        "Set it and run the command again."));
        return new VaultAccess(
                address,
                login(environment, what),
                variable(environment, "VAULT_NAMESPACE").orElse(""),
                variable(environment, "VAULT_CACERT").map(Path::of));
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            boolean complete = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return complete ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Login login(Map<String, String> environment, String what) {
        Optional<String> role = variable(environment, "VAULT_ROLE_ID");
        Optional<String> secret = variable(environment, "VAULT_SECRET_ID");
        Optional<String> token = variable(environment, "VAULT_TOKEN");
        if (token.isEmpty() && role.isPresent() && secret.isPresent()) {
            return role(new Secret(role.get()), new Secret(secret.get()));
        }
        return token.or(() -> kept(environment))
                .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 127))
                .map(text -> token(new Secret(text)))
                .orElseThrow(() -> YoursToFix.usage(
                        what + " needs a token of Vault, or the role of a program, and there is none that can be one.",
                        "Set VAULT_TOKEN, or run 'vault login', or set both VAULT_ROLE_ID and VAULT_SECRET_ID."));
    }

    private static Login token(Secret token) {
        return client -> new TokenAuthentication(token.reveal());
    }

    private static Login role(Secret role, Secret secret) {
        return client -> new AppRoleAuthentication(
                AppRoleAuthenticationOptions.builder()
                        .roleId(RoleId.provided(role.reveal()))
                        .secretId(SecretId.provided(secret.reveal()))
                        .build(),
                client);
    }

    /// What `vault login` leaves behind.
    private static Optional<String> kept(Map<String, String> environment) {
        return variable(environment, "HOME")
                .map(home -> Path.of(home, ".vault-token"))
                .flatMap(file -> {
                    try {
                        return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
