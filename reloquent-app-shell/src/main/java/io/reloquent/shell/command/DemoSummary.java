package io.reloquent.shell.command;

import io.reloquent.report.CollectionResult;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.verification.Verification;
import java.util.List;
import java.util.Objects;

/// What a demo ends with.
record DemoSummary(MigrationReport report, Verification verification, String reportFile) {

    /// What `--output json` gives.
    record View(
            int version,
            List<CollectionResult> collections,
            long documents,
            long rows,
            long rowsPerSecond,
            long compared,
            long mismatches,
            long indexesBuilt,
            int indexesPlanned,
            String readiness,
            List<String> remedies,
            String report) {}

    DemoSummary(MigrationReport report, String reportFile) {
        this(report, Objects.requireNonNull(report.verification()), reportFile);
    }

    View view() {
        return new View(
                1,
                report.collections(),
                report.documents(),
                report.rows(),
                report.rowsPerSecond(),
                verification.documents(),
                verification.mismatches(),
                built(),
                IndexesCommand.results(report).size(),
                report.readiness().signal(),
                report.readiness().remedies(),
                reportFile.replaceFirst("\\.txt$", ".json"));
    }

    String text(Console console) {
        return LoadFigures.table(report).render(console.tableColumns())
                + "\n\n"
                + fact("Loaded", LoadFigures.sentence(report))
                + fact(
                        "Verified",
                        "%s documents compared, %s;"
                                .formatted(
                                        Figures.count(verification.documents()),
                                        Figures.count(verification.mismatches(), "mismatch", "mismatches")))
                + fact("", "rows of " + ValidateCommand.accounted(verification) + ".")
                + fact(
                        "Indexes",
                        built() + " of " + IndexesCommand.results(report).size() + " built.")
                + fact("Report", reportFile)
                + "\n"
                + IndexesCommand.verdict(report.readiness(), console.paintOut());
    }

    int exitCode() {
        if (report.readiness().isReady()) {
            return 0;
        }
        return verification.passes() ? 1 : ValidateCommand.DIFFERENCES;
    }

    private long built() {
        return IndexesCommand.results(report).stream()
                .filter(IndexResult::built)
                .count();
    }

    private static String fact(String name, String sentence) {
        return name + " ".repeat(10 - name.length()) + sentence + "\n";
    }
}
