package io.reloquent.shell.wizard;

import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.report.Readiness;
import io.reloquent.shell.screen.Choice;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.verification.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the target can take over, and what comes after that.
final class ReadyStage implements Stage {

    @Override
    public Turn visit(Guide guide) {
        Optional<MigrationReport> report =
                guide.using(session -> session.workspace().report().load());
        Optional<Readiness> readiness = guide.using(session -> session.status().readiness());
        if (report.isEmpty() || readiness.isEmpty()) {
            return new Turn.To(Place.MIGRATION);
        }
        String file = guide.using(session -> session.workspace().report().place());
        guide.show(Frame.of(guide.console(), guide.columns()).box(lines(guide, report.get(), readiness.get(), file)));
        if (readiness.get().isReady()) {
            return new Turn.Leave(0);
        }
        return guide.choose(
                "What now?",
                List.of(
                        new Choice<>(new Turn.Leave(0), "Leave"),
                        new Choice<>(new Turn.To(Place.VALIDATION), "Back to the validation"),
                        new Choice<>(new Turn.To(Place.INDEXES), "Back to the indexes")));
    }

    private static List<String> lines(Guide guide, MigrationReport report, Readiness readiness, String file) {
        var paint = guide.console().paintErr();
        List<String> lines = new ArrayList<>();
        lines.add(
                readiness.isReady()
                        ? paint.strong(paint.good(readiness.signal()))
                        : paint.strong(paint.bad(readiness.signal())));
        lines.add("");
        lines.add("Migration:   %s documents, %s, %s"
                .formatted(
                        Figures.count(report.documents()), Figures.size(report.bytes()), Figures.time(report.took())));
        lines.add("Validation:  " + validation(report.verification()));
        lines.add("Indexes:     " + indexes(report.indexes()));
        lines.add("");
        lines.addAll(readiness.isReady() ? next(guide) : remedies(readiness));
        lines.add("");
        lines.add("Full report: " + file);
        return lines;
    }

    private static String validation(@Nullable Verification verification) {
        return verification == null
                ? "not done"
                : "%s, %s documents compared, %s"
                        .formatted(
                                verification.verdict(),
                                Figures.count(verification.documents()),
                                Figures.count(verification.mismatches(), "mismatch", "mismatches"));
    }

    private static String indexes(@Nullable List<IndexResult> indexes) {
        return indexes == null
                ? "not built"
                : "%d of %d built"
                        .formatted(indexes.stream().filter(IndexResult::built).count(), indexes.size());
    }

    private static List<String> next(Guide guide) {
        return List.of(
                "Next steps:",
                "  1. If the source was written to since, compare once more:",
                "     " + guide.line("validate"),
                "  2. Let the application use the new connection string",
                "  3. Let it write again");
    }

    private static List<String> remedies(Readiness readiness) {
        List<String> lines = new ArrayList<>();
        lines.add("Still to be done:");
        readiness.remedies().forEach(remedy -> lines.add("  - " + remedy));
        return lines;
    }
}
