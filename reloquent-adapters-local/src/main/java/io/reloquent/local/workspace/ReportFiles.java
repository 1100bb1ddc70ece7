package io.reloquent.local.workspace;

import io.reloquent.port.workspace.Stored;
import io.reloquent.report.MigrationReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// The report three times: `migration-report.json` for programs and for the next command, `migration-report.txt` and
/// `migration-report.html` for people.
final class ReportFiles implements Stored<MigrationReport> {

    private final SafeFile json;
    private final SafeFile text;
    private final SafeFile page;
    private final ReportJson format = new ReportJson();

    ReportFiles(Path directory, Clock clock) {
        this.json = new SafeFile(directory.resolve("migration-report.json"), clock);
        this.text = new SafeFile(directory.resolve("migration-report.txt"), clock);
        this.page = new SafeFile(directory.resolve("migration-report.html"), clock);
    }

    @Override
    public Optional<MigrationReport> load() {
        return json.read().map(bytes -> format.read(json.path(), bytes));
    }

    /// The JSON comes last: when it is there, so is what belongs to it.
    @Override
    public void save(MigrationReport report) {
        text.write(ReportText.of(report).getBytes(StandardCharsets.UTF_8), present -> true);
        page.write(ReportPage.of(report).getBytes(StandardCharsets.UTF_8), present -> true);
        json.write(format.write(report), present -> true);
    }

    @Override
    public String place() {
        return json.path().toString();
    }
}
