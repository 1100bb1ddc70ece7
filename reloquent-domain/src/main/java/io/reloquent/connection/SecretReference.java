package io.reloquent.connection;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a secret lies. It is no secret itself, and may be shown.
///
/// @param name what the store calls it
/// @param key  which of its values is meant; empty where it is one value
public record SecretReference(Store store, String name, String key) {

    /// `name`, or `name#key`.
    private static final Pattern PLACE = Pattern.compile("(?<name>[^#\\p{Cntrl}]+)(?:#(?<key>[^#\\p{Cntrl}]+))?");

    /// What keeps secrets.
    public enum Store {
        /// HashiCorp Vault, by path and key.
        VAULT("${VAULT:PATH#KEY}"),
        /// AWS Secrets Manager, by name or ARN, and by key where the secret is a JSON object.
        AWS_SM("${AWS_SM:NAME} or ${AWS_SM:NAME#KEY}");

        private final String form;

        Store(String form) {
            this.form = form;
        }

        /// How a reference to it is written.
        public String form() {
            return form;
        }

        /// The one of that name, if there is one.
        public static Optional<Store> named(String name) {
            return Stream.of(values())
                    .filter(store -> store.name().equals(name))
                    .findFirst();
        }
    }

    public SecretReference {
        if (name.isBlank() || (store == Store.VAULT && key.isBlank())) {
            throw new IllegalArgumentException("no " + store.name().toLowerCase(Locale.ROOT) + " has " + name);
        }
    }

    /// The one that `place` says, if it has the form: `path#key`, `name`, `name#key`.
    public static Optional<SecretReference> parse(Store store, String place) {
        Matcher matcher = PLACE.matcher(place.strip());
        if (!matcher.matches() || (store == Store.VAULT && matcher.group("key") == null)) {
            return Optional.empty();
        }
        String key = matcher.group("key");
        return Optional.of(new SecretReference(store, matcher.group("name"), key == null ? "" : key));
    }

    /// As a configuration has it.
    public String written() {
        return "${" + store + ":" + name + (key.isEmpty() ? "" : "#" + key) + "}";
    }
}
