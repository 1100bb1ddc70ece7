package io.reloquent.web.endpoint;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.report.CollectionResult;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.session.Session;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the load did, and whether the target can take over.
@RestController
final class ReportEndpoint {

    private final Workplace workplace;

    /// @param verification not there until the documents were compared
    /// @param indexes      not there until they were built
    /// @param setAside     documents that could not be made, as sentences
    record ReportView(
            int version,
            StatusEndpoint.ReadinessView readiness,
            String source,
            String target,
            String plan,
            String run,
            Instant started,
            Instant ended,
            Duration took,
            long documents,
            long rows,
            long bytes,
            long rowsPerSecond,
            List<LoadedView> collections,
            List<String> notes,
            List<String> setAside,
            Optional<VerificationView> verification,
            Optional<List<BuiltView>> indexes,
            List<IndexesEndpoint.SkippedView> skippedIndexes) {}

    record LoadedView(String collection, long documents, long rows, long bytes, long shortened) {
        static LoadedView of(CollectionResult one) {
            return new LoadedView(one.collection(), one.documents(), one.rows(), one.bytes(), one.shortened());
        }
    }

    /// @param verdict     pass, fail or partial
    /// @param notCompared what was not compared, as a sentence; empty where all was
    record VerificationView(
            Instant at,
            Duration took,

            @Schema(allowableValues = {"pass", "fail", "partial"})
            String verdict,

            String notCompared,
            boolean passes,
            long documents,
            long mismatches,
            List<CheckedView> collections) {
        static VerificationView of(Verification one) {
            return new VerificationView(
                    one.at(),
                    one.took(),
                    Words.of(one.verdict()),
                    one.notCompared(),
                    one.passes(),
                    one.documents(),
                    one.mismatches(),
                    one.collections().stream().map(CheckedView::of).toList());
        }
    }

    /// @param expected  documents written, by the ledger
    /// @param found     documents in the target
    /// @param sampled   documents that alone were compared; not there where all were
    /// @param asSent    whether the target holds exactly what the load sent
    /// @param witnessed documents that a second reading of the source made; not there where there was none
    record CheckedView(
            String collection,
            long expected,
            long found,
            Optional<Long> sampled,
            boolean asSent,
            Optional<Long> witnessed,
            long mismatches,
            boolean passes,
            List<DiscrepancyView> discrepancies,
            List<RowCheckView> rows) {
        static CheckedView of(CollectionCheck one) {
            return new CheckedView(
                    one.collection(),
                    one.expected(),
                    one.found(),
                    Optional.ofNullable(one.sampled()),
                    one.asSent(),
                    Optional.ofNullable(one.witnessed()),
                    one.mismatches(),
                    one.passes(),
                    one.discrepancies().stream().map(DiscrepancyView::of).toList(),
                    one.rows().stream().map(RowCheckView::of).toList());
        }
    }

    record RowCheckView(
            String read,
            String table,
            long inSource,
            long placed,
            boolean declared,
            long setAside,
            boolean passes,
            String sentence) {
        static RowCheckView of(RowCheck one) {
            return new RowCheckView(
                    one.read(),
                    one.table().toString(),
                    one.inSource(),
                    one.placed(),
                    one.declared(),
                    one.setAside(),
                    one.passes(),
                    one.sentence());
        }
    }

    record BuiltView(String collection, String name, boolean unique, boolean built, Optional<String> problem) {
        static BuiltView of(IndexResult one) {
            return new BuiltView(
                    one.collection(), one.name(), one.unique(), one.built(), Optional.ofNullable(one.problem()));
        }
    }

    /// One document that is not as it should be; `key` is its `_id` as extended JSON.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    sealed interface DiscrepancyView {

        /// The source has it, the target does not.
        record Missing(String key) implements DiscrepancyView {}

        /// The target has it, the source does not.
        record Extra(String key) implements DiscrepancyView {}

        /// Both have it, and fields differ.
        record Different(String key, List<DifferenceView> fields) implements DiscrepancyView {}

        static DiscrepancyView of(Discrepancy one) {
            return switch (one) {
                case Discrepancy.Missing missing -> new Missing(missing.key());
                case Discrepancy.Extra extra -> new Extra(extra.key());
                case Discrepancy.Different different ->
                    new Different(
                            different.key(),
                            different.fields().stream()
                                    .map(field -> new DifferenceView(field.path(), field.expected(), field.found()))
                                    .toList());
            };
        }
    }

    /// @param expected as extended JSON
    record DifferenceView(String path, String expected, String found) {}

    ReportEndpoint(Workplace workplace) {
        this.workplace = workplace;
    }

    @GetMapping("/api/report")
    @Operation(operationId = "report", summary = "The report on the load")
    ReportView report() {
        try (Session session = workplace.open()) {
            return session.workspace().report().load().map(ReportEndpoint::view).orElseThrow(ReportEndpoint::none);
        }
    }

    @GetMapping(path = "/api/report/html", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(operationId = "reportPage", summary = "The report as a page to keep")
    byte[] page() {
        try (Session session = workplace.open()) {
            Path page = Path.of(session.workspace().report().place().replaceFirst("\\.json$", ".html"));
            if (!Files.exists(page)) {
                throw none();
            }
            return Files.readAllBytes(page);
        } catch (IOException e) {
            throw new OursOrTheirs("The report cannot be read.", "Check the disk and the workspace.", e);
        }
    }

    private static YoursToFix none() {
        return YoursToFix.step("Nothing has been loaded yet, so there is no report.", "Load the documents.");
    }

    private static ReportView view(MigrationReport report) {
        return new ReportView(
                1,
                StatusEndpoint.ReadinessView.of(report.readiness()),
                report.source(),
                report.target(),
                report.plan(),
                report.run(),
                report.started(),
                report.ended(),
                report.took(),
                report.documents(),
                report.rows(),
                report.bytes(),
                report.rowsPerSecond(),
                report.collections().stream().map(LoadedView::of).toList(),
                report.notes(),
                report.setAside().stream().map(letter -> letter.sentence()).toList(),
                Optional.ofNullable(report.verification()).map(VerificationView::of),
                Optional.ofNullable(report.indexes())
                        .map(all -> all.stream().map(BuiltView::of).toList()),
                report.skippedIndexes().stream()
                        .map(one -> new IndexesEndpoint.SkippedView(one.table().toString(), one.index(), one.because()))
                        .toList());
    }
}
