package io.reloquent.local.workspace;

import io.reloquent.plan.SkippedIndex;
import io.reloquent.report.CollectionResult;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.report.Prediction;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import java.util.ArrayList;
import java.util.List;

/// A report for people: plain text, 80 columns, the verdict first.
final class ReportText {

    private static final int MOST = 100;

    private final TextPage page = new TextPage();
    private final MigrationReport report;

    private ReportText(MigrationReport report) {
        this.report = report;
    }

    static String of(MigrationReport report) {
        var text = new ReportText(report);
        text.verdict();
        text.facts();
        text.collections();
        text.prediction();
        text.setAside();
        text.verification();
        text.indexes();
        text.notes();
        return text.page.text();
    }

    private void verdict() {
        page.line("Migration report");
        page.line("================");
        page.gap();
        page.line(report.readiness().signal());
        report.readiness().remedies().forEach(remedy -> page.item("- ", remedy));
        page.gap();
    }

    private void facts() {
        page.fact("From", report.source());
        page.fact("To", report.target());
        page.fact("Plan", report.plan());
        page.fact("Run", report.run());
        page.fact("Started", TextPage.time(report.started()));
        page.fact("Ended", TextPage.time(report.ended()));
        page.fact(
                "Load",
                "%s, %s rows/s, %s of documents"
                        .formatted(
                                TextPage.time(report.took()),
                                TextPage.number(report.rowsPerSecond()),
                                TextPage.bytes(report.bytes())));
        page.fact("Written", TextPage.time(report.writtenAt()));
    }

    private void collections() {
        page.heading("Collections");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("collection", "documents", "rows", "size", "shortened"));
        for (CollectionResult c : report.collections()) {
            rows.add(List.of(
                    c.collection(),
                    TextPage.number(c.documents()),
                    TextPage.number(c.rows()),
                    TextPage.bytes(c.bytes()),
                    c.shortened() == 0 ? "-" : TextPage.number(c.shortened())));
        }
        rows.add(List.of(
                "all",
                TextPage.number(report.documents()),
                TextPage.number(report.rows()),
                TextPage.bytes(report.bytes()),
                ""));
        page.table(rows);
    }

    private void prediction() {
        Prediction said = report.prediction();
        if (said != null) {
            page.heading("Estimate and measurement");
            for (PredictionText.Line line : PredictionText.of(report, said)) {
                page.item(
                        "- ",
                        "%s: %s expected, %s measured, %s"
                                .formatted(line.name(), line.expected(), line.measured(), line.compared()));
            }
        }
    }

    private void setAside() {
        if (!report.setAside().isEmpty()) {
            page.heading("Documents set aside");
            report.setAside().stream().limit(MOST).forEach(letter -> page.item("- ", letter.sentence()));
            if (report.setAside().size() > MOST) {
                page.item(
                        "- ",
                        "and %s more"
                                .formatted(TextPage.number(report.setAside().size() - MOST)));
            }
        }
    }

    private void verification() {
        page.heading("Verification");
        Verification verification = report.verification();
        if (verification == null) {
            page.line("The documents have not been compared with the source yet.");
            return;
        }
        String verdict = verification.passes() ? "Every document agrees with the source." : "Not everything agrees.";
        page.item(
                "",
                "%s Compared %s documents in %s at %s."
                        .formatted(
                                verdict,
                                TextPage.number(verification.documents()),
                                TextPage.time(verification.took()),
                                TextPage.time(verification.at())));
        if (!verification.isWitnessed()) {
            page.line("The source has not been read a second time.");
        }
        page.gap();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("collection", "expected", "found", "mismatches", "verdict"));
        for (CollectionCheck c : verification.collections()) {
            rows.add(List.of(
                    c.collection(),
                    TextPage.number(c.expected()),
                    TextPage.number(c.found()),
                    TextPage.number(c.mismatches()),
                    c.passes() ? "agrees" : "DIFFERS"));
        }
        page.table(rows);
        verification.collections().forEach(this::rowChecks);
        verification.collections().forEach(c -> new DiscrepancyText(page).write(c));
    }

    private void rowChecks(CollectionCheck collection) {
        for (RowCheck check : collection.rows()) {
            if (check.inSource() != check.placed()) {
                page.item("- ", check.sentence());
            }
        }
    }

    private void indexes() {
        page.heading("Indexes");
        List<IndexResult> indexes = report.indexes();
        if (indexes == null) {
            page.line("The indexes have not been built yet.");
        } else if (indexes.isEmpty()) {
            page.line("No index was planned.");
        } else {
            indexes.forEach(this::index);
        }
        for (SkippedIndex skipped : report.skippedIndexes()) {
            page.item(
                    "- ",
                    "%s of %s has no counterpart: %s".formatted(skipped.index(), skipped.table(), skipped.because()));
        }
    }

    private void index(IndexResult index) {
        String problem = index.problem();
        page.item(
                "- ",
                "%s on %s%s: %s"
                        .formatted(
                                index.name(),
                                index.collection(),
                                index.unique() ? ", unique" : "",
                                problem == null ? "built" : "MISSING, " + problem));
    }

    private void notes() {
        if (!report.notes().isEmpty()) {
            page.heading("Notes from the plan");
            report.notes().forEach(note -> page.item("- ", note));
        }
    }
}
