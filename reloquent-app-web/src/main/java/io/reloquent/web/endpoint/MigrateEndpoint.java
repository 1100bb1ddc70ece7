package io.reloquent.web.endpoint;

import io.reloquent.connection.Platform;
import io.reloquent.core.Migrate;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Phase;
import io.reloquent.plan.SparkMethod;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.OnFailure;
import io.reloquent.run.PartialFailure;
import io.reloquent.run.Unmakable;
import io.reloquent.session.Session;
import io.reloquent.verification.Verification;
import io.reloquent.web.live.Job;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Carries out the plan, as the job.
@RestController
final class MigrateEndpoint {

    private static final int DIFFERENCES = 3;
    private static final String ASK = "ask";

    private final Workplace workplace;
    private final Jobs jobs;

    /// @param resume      keeps what an interrupted run loaded; right only if nothing was written to the source since
    /// @param setAside    goes on where a document cannot be made, and lists such documents
    /// @param validate    compares afterwards, under the snapshot of the load
    /// @param collections loads these alone; all unless given
    /// @param onFailure   what becomes of the run if collections cannot be loaded; `ask` unless given
    /// @param platform    direct or spark-local; that of the configuration unless given
    /// @param engine      on Spark, kernel or dataframe; kernel unless given
    record MigrateRequest(
            Optional<Boolean> resume,
            Optional<Boolean> setAside,
            Optional<Boolean> validate,
            Optional<List<String>> collections,

            @Schema(allowableValues = {"ask", "retry", "restart", "abort"})
            Optional<String> onFailure,

            @Schema(allowableValues = {"direct", "spark-local"})
            Optional<String> platform,

            @Schema(allowableValues = {"kernel", "dataframe"})
            Optional<String> engine) {}

    MigrateEndpoint(Workplace workplace, Jobs jobs) {
        this.workplace = workplace;
        this.jobs = jobs;
    }

    @PostMapping("/api/migrate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "migrate", summary = "Load the documents, as the job")
    JobView migrate(@RequestBody MigrateRequest request) {
        Platform platform =
                workplace.with(session -> choice(request.platform(), "platform", Platform.names(), Platform::named)
                        .orElseGet(() -> session.configuration().platform()));
        Optional<SparkMethod> engine = choice(request.engine(), "engine", SparkMethod.names(), SparkMethod::named);
        if (engine.isPresent() && platform == Platform.DIRECT) {
            throw YoursToFix.usage(
                    "An engine is chosen for Spark, and the platform is 'direct'.",
                    "Leave it out, or take the platform spark-local.");
        }
        Optional<OnFailure> once =
                request.onFailure().filter(said -> !said.equals(ASK)).map(JobEndpoint::decision);
        return jobs.start(JobKind.MIGRATE, platform == Platform.DIRECT, (session, job) -> {
            job.expect(expected(session));
            return ended(
                    session.migrate(platform, engine.orElse(SparkMethod.KERNEL)).run(wishes(request, once, job), job),
                    session);
        });
    }

    private static Migrate.Wishes wishes(MigrateRequest request, Optional<OnFailure> once, Job job) {
        PartialFailure.Decision decision = once.<PartialFailure.Decision>map(
                        said -> failure -> failure.attempt() == 1 ? said : OnFailure.ABORT)
                .orElse(job::decide);
        return new Migrate.Wishes(
                request.resume().orElse(false),
                request.setAside().orElse(false) ? Unmakable.SET_ASIDE : Unmakable.STOP,
                request.validate().orElse(false),
                Set.copyOf(request.collections().orElse(List.of())),
                decision);
    }

    /// The collections of the plan, and how many documents each will have, about.
    static Map<String, Long> expected(Session session) {
        Map<String, Long> expected = new LinkedHashMap<>();
        session.plan()
                .compute()
                .collections()
                .forEach(one -> expected.put(one.collection(), one.documents().rows()));
        return expected;
    }

    private static OutcomeView ended(MigrationReport report, Session session) {
        String sentence = "%,d documents from %,d rows are loaded.".formatted(report.documents(), report.rows());
        if (session.status().run().phase() == Phase.LOADING) {
            return new OutcomeView(0, sentence, "Other collections are not loaded yet; resume the load.");
        }
        Verification verification = report.verification();
        if (verification == null) {
            return new OutcomeView(0, sentence, "Compare the documents with the source.");
        }
        return verification.passes()
                ? new OutcomeView(0, sentence + " All agree with the source.", "Build the indexes.")
                : new OutcomeView(DIFFERENCES, sentence + " Some differ.", "See the report, then roll back.");
    }

    static <T> Optional<T> choice(
            Optional<String> said, String what, List<String> names, Function<String, Optional<T>> named) {
        return said.map(text -> named.apply(text)
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no %s '%s'.".formatted(what, text), "Say one of " + String.join(", ", names) + ".")));
    }
}
