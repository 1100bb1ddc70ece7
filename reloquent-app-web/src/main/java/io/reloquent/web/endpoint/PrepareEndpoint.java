package io.reloquent.web.endpoint;

import io.reloquent.core.Prepare;
import io.reloquent.core.Prepare.ShownStep;
import io.reloquent.fault.YoursToFix;
import io.reloquent.target.Cluster;
import io.reloquent.target.SetupWishes;
import io.reloquent.target.TargetFinding;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whether the target is fit for the plan, and setting it up.
@RestController
@RequestMapping("/api/prepare")
final class PrepareEndpoint {

    private static final List<String> WAYS = List.of("keep", "drop");

    private final Workplace workplace;
    private final Jobs jobs;

    /// @param validators has collections refuse documents that the plan does not make
    /// @param skipShard  leaves collections whole, whatever is planned
    /// @param existing   what becomes of documents in the plan's collections; an error unless given
    /// @param drop       collections to drop first, whoever made them
    record PrepareRequest(
            Optional<Boolean> validators,
            Optional<Boolean> skipShard,
            @Schema(allowableValues = {"keep", "drop"}) Optional<String> existing,
            Optional<List<String>> drop) {

        SetupWishes wishes() {
            Optional<String> way = MigrateEndpoint.choice(
                    existing,
                    "way with what exists",
                    WAYS,
                    text -> Optional.of(text).filter(WAYS::contains));
            return new SetupWishes(
                    !skipShard.orElse(false),
                    validators.orElse(false),
                    way.filter("keep"::equals).isPresent(),
                    way.filter("drop"::equals).isPresent(),
                    Set.copyOf(drop.orElse(List.of())));
        }
    }

    /// @param fit   whether nothing stands in the way
    /// @param steps what would be done
    record PrepareView(
            int version,
            String plan,
            ClusterView target,
            boolean fit,
            List<TargetFindingView> findings,
            List<SetupStepView> steps) {}

    /// A target; what it does not tell is not there.
    ///
    /// @param topology standalone, replica-set or sharded
    record ClusterView(
            @Schema(allowableValues = {"standalone", "replica-set", "sharded"})
            String topology,

            boolean atlas,
            String version,
            List<String> shards,
            Optional<Integer> members,
            Optional<Long> diskBytes,
            Optional<Long> freeBytes,
            Optional<Long> memoryBytes) {}

    record TargetFindingView(
            String finding,

            @Schema(allowableValues = {"error", "warning", "note"})
            String severity,

            String message,
            String advice) {}

    /// @param commands for MongoDB's shell
    record SetupStepView(String step, String collection, String sentence, List<String> commands) {}

    PrepareEndpoint(Workplace workplace, Jobs jobs) {
        this.workplace = workplace;
        this.jobs = jobs;
    }

    @GetMapping
    @Operation(operationId = "prepareDryRun", summary = "What would be done to the target; nothing is")
    PrepareView preview(
            @RequestParam Optional<Boolean> validators,
            @RequestParam Optional<Boolean> skipShard,
            @Schema(allowableValues = {"keep", "drop"}) @RequestParam Optional<String> existing,
            @RequestParam Optional<List<String>> drop) {
        SetupWishes wishes = new PrepareRequest(validators, skipShard, existing, drop).wishes();
        return workplace.with(session -> view(session.prepare().preview(wishes)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "prepare", summary = "Set the target up, unless a finding forbids it, as the job")
    JobView prepare(@RequestBody PrepareRequest request) {
        SetupWishes wishes = request.wishes();
        return jobs.start(
                JobKind.PREPARE,
                false,
                (session, job) -> ended(session.prepare().run(wishes, job)));
    }

    /// @throws YoursToFix if the target is not fit
    private static OutcomeView ended(Prepare.Outcome outcome) {
        List<TargetFinding> errors = outcome.errors();
        if (errors.isEmpty()) {
            String sentence = "The target is set up: %d steps taken."
                    .formatted(outcome.steps().size());
            return new OutcomeView(0, sentence, "Review the plan, and load.");
        }
        String what = "The target is not fit for the plan: "
                + (errors.size() == 1 ? errors.getFirst().message() : errors.size() + " errors.");
        String next = "Do what the findings advise, and prepare again.";
        boolean access = errors.stream().allMatch(TargetFinding.MissingPrivilege.class::isInstance);
        throw access ? YoursToFix.access(what, next, null) : YoursToFix.usage(what, next);
    }

    private static PrepareView view(Prepare.Outcome outcome) {
        return new PrepareView(
                1,
                outcome.plan(),
                view(outcome.cluster()),
                outcome.errors().isEmpty(),
                outcome.findings().stream()
                        .sorted(Comparator.comparing(TargetFinding::severity))
                        .map(one -> new TargetFindingView(
                                one.getClass().getSimpleName(), Words.of(one.severity()), one.message(), one.advice()))
                        .toList(),
                outcome.steps().stream().map(PrepareEndpoint::view).toList());
    }

    private static SetupStepView view(ShownStep shown) {
        return new SetupStepView(
                shown.step().getClass().getSimpleName(),
                shown.step().subject(),
                shown.step().sentence(),
                shown.commands());
    }

    private static ClusterView view(Cluster cluster) {
        return new ClusterView(
                cluster.topology().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                cluster.atlas(),
                cluster.version(),
                cluster.shards(),
                cluster.members() == 0 ? Optional.empty() : Optional.of(cluster.members()),
                cluster.room().map(Cluster.Room::total),
                cluster.room().map(Cluster.Room::free),
                cluster.memory().isPresent() ? Optional.of(cluster.memory().getAsLong()) : Optional.empty());
    }
}
