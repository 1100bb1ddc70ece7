package io.reloquent.web.endpoint;

import io.reloquent.lifecycle.Phase;
import io.reloquent.lifecycle.Status;
import io.reloquent.lifecycle.Status.StepStatus;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.report.Readiness;
import io.reloquent.session.Session;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the migration is, as `reloquent status --output json` says it.
@RestController
final class StatusEndpoint {

    private final Workplace workplace;

    /// @param configured whether there is a configuration
    /// @param phase      where the migration is
    /// @param reversible whether every decision may still be changed without a rollback
    /// @param readiness  what the report on the load says; not there before it
    /// @param next       the command to run next, without the program's name; none while something runs
    record StatusView(
            int version,
            String workspace,
            boolean configured,

            @Schema(
                    allowableValues = {
                        "new",
                        "discovered",
                        "selected",
                        "designed",
                        "planned",
                        "estimated",
                        "prepared",
                        "loading",
                        "loaded",
                        "validated",
                        "indexed",
                        "ready"
                    })
            String phase,

            boolean reversible,
            List<StepView> steps,
            Optional<ReadinessView> readiness,
            Optional<String> next) {}

    /// @param signal   READY FOR PRODUCTION or REQUIRES ATTENTION
    /// @param remedies what is still to be done
    record ReadinessView(String signal, List<String> remedies) {
        static ReadinessView of(Readiness readiness) {
            return new ReadinessView(readiness.signal(), readiness.remedies());
        }
    }

    /// @param step     discover, select, design, plan, estimate, prepare, migrate, validate or index
    /// @param purpose  what it is for
    /// @param command  that does it, without the program's name
    /// @param optional whether a migration can do without it
    /// @param state    open, skipped, running, done, stale or trouble
    /// @param why      in a few words; empty where the state says it all
    record StepView(
            @Schema(
                    allowableValues = {
                        "discover",
                        "select",
                        "design",
                        "plan",
                        "estimate",
                        "prepare",
                        "migrate",
                        "validate",
                        "index"
                    })
            String step,

            String purpose,
            String command,
            boolean optional,

            @Schema(allowableValues = {"open", "skipped", "running", "done", "stale", "trouble"})
            String state,

            String why,
            Optional<Instant> at,
            Optional<Duration> took,
            Optional<String> summary) {}

    StatusEndpoint(Workplace workplace) {
        this.workplace = workplace;
    }

    @GetMapping("/api/status")
    @Operation(operationId = "status", summary = "How far the migration is")
    StatusView status() {
        try (Session session = workplace.open()) {
            boolean configured = session.isConfigured();
            Status status = session.status().run();
            Phase phase = status.phase();
            return new StatusView(
                    1,
                    workplace.directory().toString(),
                    configured,
                    Words.of(phase),
                    phase.isReversible(),
                    status.steps().stream().map(StatusEndpoint::view).toList(),
                    session.status().readiness().map(ReadinessView::of),
                    configured ? status.next().map(Step::command) : Optional.of("init"));
        }
    }

    private static StepView view(StepStatus step) {
        return new StepView(
                Words.of(step.step()),
                step.step().purpose(),
                step.step().command(),
                step.step().isOptional(),
                Words.of(step.state()),
                step.why(),
                step.last().map(StepRecord::at),
                step.last().map(StepRecord::took),
                step.last().map(StepRecord::summary));
    }
}
