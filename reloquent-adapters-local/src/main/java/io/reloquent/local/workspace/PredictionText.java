package io.reloquent.local.workspace;

import io.reloquent.report.MigrationReport;
import io.reloquent.report.Prediction;
import java.util.List;

/// What was estimated beside what was measured.
final class PredictionText {

    /// One figure.
    record Line(String name, String expected, String measured, String compared) {}

    private PredictionText() {}

    static List<Line> of(MigrationReport report, Prediction said) {
        return List.of(
                new Line(
                        "Time of the load, " + said.where(),
                        TextPage.time(said.took()),
                        TextPage.time(report.took()),
                        said.ofTime(report.took())),
                new Line(
                        "Documents",
                        TextPage.number(said.documents()),
                        TextPage.number(report.documents()),
                        said.ofDocuments(report.documents())),
                new Line(
                        "Size of documents",
                        TextPage.bytes(said.bytes()),
                        TextPage.bytes(report.bytes()),
                        said.ofBytes(report.bytes())));
    }
}
