package io.reloquent.aws.secrets;

import io.reloquent.connection.SecretReference;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.secret.SecretStore;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// AWS Secrets Manager: a secret by name or ARN, as it is or by a key where it is a JSON object.
public final class AwsSecrets implements SecretStore {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> environment;

    /// @param environment the variables that say who asks and where; files and the machine are looked at besides
    public AwsSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String read(SecretReference reference) {
        String what = "The secret " + reference.name() + " of AWS Secrets Manager";
        String text = text(reference.name(), what);
        return reference.key().isEmpty() ? text : value(what, text, reference.key());
    }

    private String text(String name, String what) {
        try (var client = new AwsAccess(environment).client(name)) {
            return Optional.ofNullable(client.getSecretValue(request -> request.secretId(name))
                            .secretString())
                    .orElseThrow(() -> YoursToFix.usage(what + " holds bytes.", "Store it as text."));
        } catch (SdkException e) {
            throw AwsFaults.of(what, e);
        } catch (IllegalArgumentException e) {
            throw YoursToFix.usage(
                    what + " cannot be read: the endpoint or the region is none.",
                    "See AWS_ENDPOINT_URL and AWS_REGION, or the region in the secret's ARN.");
        }
    }

    private static String value(String what, String text, String key) {
        Optional<JsonNode> values = object(text);
        return values.map(object -> object.path(key))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElseThrow(() -> YoursToFix.usage(
                        what + " has no text at the key " + key + ".",
                        values.map(object -> "Name a key of it behind the #: "
                                        + String.join(", ", object.propertyNames()) + ".")
                                .orElse("It is no JSON object: leave the # and the key out.")));
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
