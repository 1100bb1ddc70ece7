package io.reloquent.aws.secrets;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// What it means that AWS does not give a secret. No exception of a library is kept: it may quote what was sent.
final class AwsFaults {

    private static final Map<String, String> TO_MEND = Map.of(
            "ResourceNotFoundException",
            "There is none of this name in this account and region. See 'aws secretsmanager list-secrets'.",
            "InvalidRequestException",
            "It is being deleted. Restore it, or name another.",
            "InvalidParameterException",
            "Its name is none. Write a name or an ARN.",
            "ValidationException",
            "Its name is none. Write a name or an ARN.");

    private static final Map<String, String> TO_ALLOW = Map.of(
            "AccessDeniedException",
            "Allow this role secretsmanager:GetSecretValue, and kms:Decrypt if the secret's key is your own.",
            "DecryptionFailure",
            "Allow this role kms:Decrypt for the secret's key.",
            "ExpiredTokenException",
            "The credentials of AWS have expired. Renew them: 'aws sso login', or as you got them.",
            "UnrecognizedClientException",
            "The credentials of AWS are not valid. See 'aws sts get-caller-identity'.",
            "InvalidSignatureException",
            "AWS_SECRET_ACCESS_KEY is not that of AWS_ACCESS_KEY_ID, or this machine's clock is wrong.");

    private AwsFaults() {}

    /// @param what begins the sentence: `The secret shop of AWS Secrets Manager`
    static Fault of(String what, SdkException thrown) {
        return thrown instanceof AwsServiceException service ? ofService(what, service) : ofClient(what, thrown);
    }

    private static Fault ofService(String what, AwsServiceException thrown) {
        String code = thrown.awsErrorDetails() == null
                ? ""
                : String.valueOf(thrown.awsErrorDetails().errorCode());
        String cannot = what + " cannot be read (" + (code.isEmpty() ? thrown.statusCode() : code) + ").";
        String mend = TO_MEND.get(code);
        if (mend != null) {
            return YoursToFix.usage(cannot, mend);
        }
        String allow = TO_ALLOW.get(code);
        if (allow != null || thrown.statusCode() == 403 || thrown.statusCode() == 401) {
            return YoursToFix.access(
                    cannot, allow == null ? TO_ALLOW.getOrDefault("AccessDeniedException", "") : allow, null);
        }
        return OursOrTheirs.passing(cannot, "Read it by the AWS command line to see why.", null);
    }

    private static Fault ofClient(String what, SdkException thrown) {
        String why = String.valueOf(thrown.getMessage());
        if (why.contains("region")) {
            return YoursToFix.usage(
                    what + " cannot be read: no region is known.",
                    "Set AWS_REGION, or a region in the profile that AWS_PROFILE names, or write the secret's ARN.");
        }
        if (why.contains("credentials") || why.contains("profile") || why.contains("Profile")) {
            return YoursToFix.access(
                    what + " cannot be read: there are no credentials of AWS.",
                    "Log in by the AWS command line, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
                    null);
        }
        boolean network = Stream.<Throwable>iterate(thrown, t -> t != null, Throwable::getCause)
                .anyMatch(java.io.IOException.class::isInstance);
        return OursOrTheirs.passing(
                what + " cannot be read: AWS "
                        + (network || !(thrown instanceof SdkClientException)
                                ? "cannot be reached."
                                : "does not answer in time."),
                "See the region and the way to AWS; where there is a proxy or an endpoint of your own, AWS_ENDPOINT_URL.",
                null);
    }
}
