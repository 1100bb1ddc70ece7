package io.reloquent.web.endpoint;

import io.reloquent.core.ShowIndexes;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The indexes of the plan: shown as commands, or built as the job.
@RestController
@RequestMapping("/api/indexes")
final class IndexesEndpoint {

    private final Workplace workplace;
    private final Jobs jobs;

    record IndexesView(int version, List<CommandView> commands, List<SkippedView> skipped) {}

    /// @param command for MongoDB's shell
    record CommandView(String collection, String index, String because, String command) {}

    record SkippedView(String table, String index, String because) {}

    IndexesEndpoint(Workplace workplace, Jobs jobs) {
        this.workplace = workplace;
        this.jobs = jobs;
    }

    @GetMapping
    @Operation(operationId = "plannedIndexes", summary = "The indexes that would be built; asks no database")
    IndexesView planned() {
        ShowIndexes.Shows shows =
                workplace.with(session -> session.showIndexes().run());
        return new IndexesView(
                1,
                shows.indexes().stream()
                        .map(shown -> new CommandView(
                                shown.index().collection(),
                                shown.index().name(),
                                shown.index().because(),
                                shown.command()))
                        .toList(),
                shows.skipped().stream()
                        .map(index -> new SkippedView(index.table().toString(), index.index(), index.because()))
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "indexes", summary = "Build the indexes, as the job")
    JobView build() {
        return jobs.start(
                JobKind.INDEXES,
                false,
                (session, job) -> ended(session.indexes().run(job)));
    }

    private static OutcomeView ended(MigrationReport report) {
        List<IndexResult> results = Objects.requireNonNullElse(report.indexes(), List.of());
        long built = results.stream().filter(IndexResult::built).count();
        String sentence = "%d of %d indexes are built. %s."
                .formatted(built, results.size(), report.readiness().signal());
        List<String> remedies = report.readiness().remedies();
        return new OutcomeView(built == results.size() ? 0 : 1, sentence, String.join(" ", remedies));
    }
}
