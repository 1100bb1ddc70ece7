package io.reloquent.vault;

import io.reloquent.fault.YoursToFix;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a KV engine, of version 1 or 2, answers.
final class KeyValues {

    private static final JsonMapper JSON = new JsonMapper();

    private KeyValues() {}

    /// The values of one secret, if that is what the answer holds.
    static Optional<JsonNode> of(String answer) {
        return object(answer)
                .map(root -> root.path("data"))
                .filter(JsonNode::isObject)
                .flatMap(data -> {
                    boolean versioned = data.path("metadata").path("version").isNumber();
                    return Optional.of(versioned ? data.path("data") : data).filter(JsonNode::isObject);
                });
    }

    /// Where a path of an engine of version 2 really lies: `secret/shop` at `secret/data/shop`.
    ///
    /// @param mount what Vault says of the engine that the path belongs to
    static Optional<String> versioned(String mount, String path) {
        return object(mount).map(root -> root.path("data")).flatMap(data -> {
            String engine = data.path("path").asString("");
            boolean second = data.path("options").path("version").asString("").equals("2");
            boolean there = path.startsWith(engine + "data/");
            return second && !there && !engine.isEmpty() && path.startsWith(engine)
                    ? Optional.of(engine + "data/" + path.substring(engine.length()))
                    : Optional.empty();
        });
    }

    /// @param what begins the sentence
    /// @throws YoursToFix if there is no text at the key
    static String text(String what, JsonNode values, String key) {
        JsonNode value = values.path(key);
        if (!value.isString()) {
            throw YoursToFix.usage(
                    what + " has no text at the key " + key + ".",
                    "Name a key of it behind the #: " + String.join(", ", values.propertyNames()) + ".");
        }
        return value.asString();
    }

    private static Optional<JsonNode> object(String answer) {
        try {
            return Optional.of(JSON.readTree(answer)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
