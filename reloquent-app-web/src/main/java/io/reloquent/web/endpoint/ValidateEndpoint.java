package io.reloquent.web.endpoint;

import io.reloquent.core.Validate;
import io.reloquent.fault.YoursToFix;
import io.reloquent.verification.Verification;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Compares the documents with the source, as the job.
@RestController
final class ValidateEndpoint {

    private static final int DIFFERENCES = 3;
    private static final int MOST_SAMPLES = 1_000_000;

    private final Jobs jobs;

    /// @param depth   full compares every document with a second reading of the source; quick with what the load sent
    /// @param samples compares about so many documents alone; not together with `depth`
    record ValidateRequest(
            @Schema(allowableValues = {"full", "quick"}) Optional<String> depth,
            @Schema(minimum = "1", maximum = "1000000") Optional<Integer> samples) {}

    ValidateEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping("/api/validate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "validate", summary = "Compare the documents with the source, as the job")
    JobView validate(@RequestBody ValidateRequest request) {
        refuseNonsense(request);
        Validate.Depth depth =
                request.depth().orElse("full").equals("quick") ? Validate.Depth.AS_SENT : Validate.Depth.WITNESSED;
        return jobs.start(JobKind.VALIDATE, false, (session, job) -> {
            job.expect(MigrateEndpoint.expected(session));
            Validate validate = session.validate();
            return ended(
                    request.samples().isPresent()
                            ? validate.run(request.samples().get(), job)
                            : validate.run(depth, job));
        });
    }

    private static void refuseNonsense(ValidateRequest request) {
        if (request.depth().isPresent() && request.samples().isPresent()) {
            throw YoursToFix.usage("Depth and samples exclude each other.", "Say one of them.");
        }
        if (!request.depth().orElse("full").matches("full|quick")) {
            throw YoursToFix.usage("There is no depth '" + request.depth().get() + "'.", "Say full or quick.");
        }
        int samples = request.samples().orElse(1);
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw YoursToFix.usage("%d samples are asked for.".formatted(samples), "Ask for 1 to 1000000.");
        }
    }

    private static OutcomeView ended(Verification verification) {
        String sentence = "%s: %,d documents compared, %,d mismatches. %s"
                .formatted(
                        verification.verdict(),
                        verification.documents(),
                        verification.mismatches(),
                        verification.notCompared())
                .strip();
        return verification.passes()
                ? new OutcomeView(0, sentence, "Build the indexes.")
                : new OutcomeView(DIFFERENCES, sentence, "See the report, then roll back and migrate again.");
    }
}
