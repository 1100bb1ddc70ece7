package io.reloquent.web.endpoint;

import io.reloquent.fault.YoursToFix;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Drops what the latest run made.
@RestController
@RequestMapping("/api/rollback")
final class RollbackEndpoint {

    private final Workplace workplace;
    private final Jobs jobs;

    /// @param collections and how many documents each holds
    record RollbackView(int version, Map<String, Long> collections) {}

    /// @param confirm     must be true: it cannot be undone
    /// @param collections drops these alone; all that the run made unless given
    record RollbackRequest(boolean confirm, Optional<List<String>> collections) {}

    RollbackEndpoint(Workplace workplace, Jobs jobs) {
        this.workplace = workplace;
        this.jobs = jobs;
    }

    @GetMapping
    @Operation(operationId = "rollbackPreview", summary = "What would be dropped")
    RollbackView preview() {
        return new RollbackView(1, workplace.with(session -> session.rollback().preview(Set.of())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "rollback", summary = "Drop what the latest run made, as the job")
    JobView rollback(@RequestBody RollbackRequest request) {
        if (!request.confirm()) {
            throw YoursToFix.usage("Dropping collections has to be confirmed.", "Send confirm: true.");
        }
        return jobs.start(JobKind.ROLLBACK, false, (session, job) -> {
            Set<String> only = Set.copyOf(request.collections().orElse(List.of()));
            Map<String, Long> dropped = session.rollback().run(only, job);
            return new OutcomeView(0, "%d collections are dropped.".formatted(dropped.size()), "");
        });
    }
}
