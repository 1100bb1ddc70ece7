package io.reloquent.web.endpoint;

import io.reloquent.fault.YoursToFix;
import io.reloquent.run.OnFailure;
import io.reloquent.web.live.Job;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.LiveMessage;
import io.reloquent.web.live.LiveMessage.EntryView;
import io.reloquent.web.problem.Conflict;
import io.reloquent.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The one job of this server.
@RestController
@RequestMapping("/api/job")
final class JobEndpoint {

    private final Jobs jobs;
    private final JsonMapper json;

    record DecisionRequest(
            @Schema(allowableValues = {"retry", "restart", "abort"})
            String decision) {}

    JobEndpoint(Jobs jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    @GetMapping
    @Operation(operationId = "job", summary = "The job that runs or ran last, as the live connection says it first")
    LiveMessage.Snapshot job() {
        return latest().snapshot();
    }

    @PostMapping("/stop")
    @Operation(operationId = "stopJob", summary = "Stop it; what is safe stays")
    JobView stop() {
        return jobs.stop();
    }

    @PostMapping("/pause")
    @Operation(operationId = "pauseJob", summary = "Hold it up between two batches; the right to load is kept")
    JobView pause() {
        return jobs.pause();
    }

    @PostMapping("/resume")
    @Operation(operationId = "resumeJob", summary = "Let it go on")
    JobView resume() {
        return jobs.resume();
    }

    @PostMapping("/decision")
    @Operation(operationId = "decideJob", summary = "Say what becomes of a partial failure")
    JobView decide(@RequestBody DecisionRequest request) {
        return jobs.decide(decision(request.decision()));
    }

    static OnFailure decision(String written) {
        return OnFailure.named(written)
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no decision '" + written + "'.",
                        "Say one of " + String.join(", ", OnFailure.names()) + "."));
    }

    @GetMapping(path = "/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(operationId = "jobEvents", summary = "All that has happened in it, one JSON object a line")
    ResponseEntity<String> events() {
        List<EntryView> entries = latest().log();
        String lines = entries.stream().map(json::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"job-events.ndjson\"")
                .body(lines);
    }

    private Job latest() {
        return jobs.latest()
                .orElseThrow(() ->
                        new Conflict(Problem.request(404, "No job has been started in this server.", "Start one.")));
    }
}
