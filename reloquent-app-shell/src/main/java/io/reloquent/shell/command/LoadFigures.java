package io.reloquent.shell.command;

import io.reloquent.report.CollectionResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Rows;

/// What a load moved, collection by collection.
final class LoadFigures {

    private LoadFigures() {}

    static Rows table(MigrationReport report) {
        var rows = new Rows("Collection", ">Documents", ">Rows", ">Size");
        for (CollectionResult result : report.collections()) {
            rows.add(
                    result.collection(),
                    Figures.count(result.documents()),
                    Figures.count(result.rows()),
                    Figures.size(result.bytes()));
        }
        return rows;
    }

    static String sentence(MigrationReport report) {
        return "%s documents from %s rows, %s, in %s: %s rows/s."
                .formatted(
                        Figures.count(report.documents()),
                        Figures.count(report.rows()),
                        Figures.size(report.bytes()),
                        Figures.time(report.took()),
                        Figures.count(report.rowsPerSecond()));
    }

    /// The report for people, beside the one for programs.
    static String reportFile(Session session) {
        return session.workspace().report().place().replaceFirst("\\.json$", ".txt");
    }
}
