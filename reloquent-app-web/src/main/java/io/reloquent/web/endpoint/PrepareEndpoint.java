package io.reloquent.web.endpoint;

import io.reloquent.core.Prepare;
import io.reloquent.core.Prepare.ShownStep;
import io.reloquent.run.Progress;
import io.reloquent.target.Cluster;
import io.reloquent.target.SetupWishes;
import io.reloquent.target.TargetFinding;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the target is fit for the plan, and setting it up.
@RestController
@RequestMapping("/api/prepare")
final class PrepareEndpoint {

    private final Workplace workplace;

    /// @param dryRun     shows what would be done, and does nothing
    /// @param validators has collections refuse documents that the plan does not make
    /// @param skipShard  leaves collections whole, whatever is planned
    /// @param existing   what becomes of documents in the plan's collections; an error unless given
    /// @param drop       collections to drop first, whoever made them
    record PrepareRequest(
            Optional<Boolean> dryRun,
            Optional<Boolean> validators,
            Optional<Boolean> skipShard,
            @Schema(allowableValues = {"keep", "drop"}) Optional<String> existing,
            Optional<List<String>> drop) {}

    /// @param fit  whether nothing stands in the way
    /// @param done whether the steps were taken, or would only be
    record PrepareView(
            int version,
            String plan,
            ClusterView target,
            boolean fit,
            List<TargetFindingView> findings,
            List<SetupStepView> steps,
            boolean done) {}

    /// A target; what it does not tell is not there.
    ///
    /// @param topology standalone, replica-set or sharded
    record ClusterView(
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

    PrepareEndpoint(Workplace workplace) {
        this.workplace = workplace;
    }

    @GetMapping
    @Operation(operationId = "prepareDryRun", summary = "What would be done to the target; nothing is")
    PrepareView preview() {
        return workplace.with(session -> view(session.prepare().preview(SetupWishes.NONE)));
    }

    @PostMapping
    @Operation(operationId = "prepare", summary = "Set the target up, unless a finding forbids it")
    PrepareView prepare(@RequestBody PrepareRequest request) {
        Optional<String> existing = MigrateEndpoint.choice(
                request.existing(),
                "way with what exists",
                List.of("keep", "drop"),
                text -> Optional.of(text).filter(List.of("keep", "drop")::contains));
        var wishes = new SetupWishes(
                !request.skipShard().orElse(false),
                request.validators().orElse(false),
                existing.filter("keep"::equals).isPresent(),
                existing.filter("drop"::equals).isPresent(),
                Set.copyOf(request.drop().orElse(List.of())));
        return workplace.with(session -> view(
                request.dryRun().orElse(false)
                        ? session.prepare().preview(wishes)
                        : session.prepare().run(wishes, Progress.NONE)));
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
                outcome.steps().stream().map(PrepareEndpoint::view).toList(),
                outcome.done());
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
