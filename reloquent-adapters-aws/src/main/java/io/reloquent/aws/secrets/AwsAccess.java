package io.reloquent.aws.secrets;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Who asks AWS, and which region, by the variables, files and machine that AWS's own programs look at.
final class AwsAccess {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration ALL = Duration.ofSeconds(40);
    private static final int ATTEMPTS = 3;

    private final Map<String, String> environment;

    AwsAccess(Map<String, String> environment) {
        this.environment = environment;
    }

    /// @param name of the secret; an ARN says its region
    SecretsManagerClient client(String name) {
        var builder = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ANSWER))
                .credentialsProvider(credentials())
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .apiCallAttemptTimeout(ANSWER)
                        .apiCallTimeout(ALL));
        builder.region(region(name));
        variable("AWS_ENDPOINT_URL_SECRETS_MANAGER")
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .map(URI::create)
                .ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private Region region(String name) {
        String[] parts = name.split(":");
        return Optional.of(parts)
                .filter(arn -> arn.length > 3 && arn[0].equals("arn") && !arn[3].isEmpty())
                .map(arn -> arn[3])
                .or(() -> variable("AWS_REGION"))
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .map(Region::of)
                .orElseGet(() -> profiled().getRegion());
    }

    private DefaultAwsRegionProviderChain profiled() {
        var chain = DefaultAwsRegionProviderChain.builder();
        variable("AWS_PROFILE").ifPresent(chain::profileName);
        return chain.build();
    }

    private AwsCredentialsProvider credentials() {
        Optional<String> id = variable("AWS_ACCESS_KEY_ID");
        Optional<String> key = variable("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() && key.isPresent()) {
            return StaticCredentialsProvider.create(variable("AWS_SESSION_TOKEN")
                    .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                            token -> AwsSessionCredentials.create(id.get(), key.get(), token))
                    .orElseGet(() -> AwsBasicCredentials.create(id.get(), key.get())));
        }
        var chain = DefaultCredentialsProvider.builder();
        variable("AWS_PROFILE").ifPresent(chain::profileName);
        return chain.build();
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
