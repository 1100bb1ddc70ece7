package io.reloquent.shell.command;

import io.reloquent.fault.YoursToFix;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.report.Readiness;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.LiveProgress;
import io.reloquent.shell.terminal.Paint;
import io.reloquent.shell.terminal.Paragraph;
import io.reloquent.shell.terminal.Rows;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent indexes`: builds the planned indexes.
public final class IndexesCommand implements Verb {

    /// What `--output json` gives.
    record View(
            int version,
            String run,
            List<IndexResult> indexes,
            String readiness,
            List<String> remedies,
            String report) {}

    @Override
    public String name() {
        return "indexes";
    }

    @Override
    public String summary() {
        return "build the indexes";
    }

    @Override
    public String explanation() {
        return "Builds the indexes of the plan, after the load, when that is cheapest. One that the data does not allow"
                + " is reported, and the others are built. Ends with the verdict: READY FOR PRODUCTION, or what"
                + " requires attention. Can be run again after it was cut off: it finds what is there and what is still"
                + " being built.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--dry-run", "--monitor");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag("dry-run", "shows what would be built, as commands of mongosh, and asks no database"),
                Verb.flag("monitor", "only watches what the server is building, by whomever, until it is done"));
    }

    @Override
    public int run(Invocation invocation) {
        if (invocation.has("dry-run") && invocation.has("monitor")) {
            throw YoursToFix.usage("--dry-run and --monitor exclude each other.", "Say one of them.");
        }
        try (Session session = invocation.session()) {
            if (invocation.has("dry-run")) {
                return IndexViews.show(invocation, session.showIndexes().run());
            }
            if (invocation.has("monitor")) {
                return watch(invocation, session);
            }
            return build(invocation, session);
        }
    }

    private static int watch(Invocation invocation, Session session) {
        Set<String> seen;
        try (LiveProgress progress = invocation.progress()) {
            seen = session.watchIndexes().run(progress);
        }
        return IndexViews.show(invocation, seen);
    }

    private static int build(Invocation invocation, Session session) {
        MigrationReport report;
        try (LiveProgress progress = invocation.progressOnOneLine()) {
            report = session.indexes().run(progress);
        }
        List<IndexResult> results = results(report);
        Readiness readiness = report.readiness();
        String place = session.workspace().report().place();
        var view = new View(1, report.run(), results, readiness.signal(), readiness.remedies(), place);
        invocation.show(view, () -> text(invocation, results, readiness));
        invocation.say("");
        invocation.say("Report: " + LoadFigures.reportFile(session));
        invocation.next(report.verification() == null ? "validate" : "status");
        return results.stream().allMatch(IndexResult::built) ? 0 : 1;
    }

    static List<IndexResult> results(MigrationReport report) {
        return Objects.requireNonNullElse(report.indexes(), List.of());
    }

    /// The verdict and what is still to be done.
    static String verdict(Readiness readiness, Paint paint) {
        var text = new StringBuilder(
                readiness.isReady()
                        ? paint.strong(paint.good(readiness.signal()))
                        : paint.strong(paint.bad(readiness.signal())));
        readiness.remedies().forEach(remedy -> text.append("\n- ").append(Paragraph.wrapped(remedy, 78, "  ")));
        return text.toString();
    }

    private static String text(Invocation invocation, List<IndexResult> results, Readiness readiness) {
        var rows = new Rows("Collection", "Index", "Unique", "State");
        results.forEach(index -> rows.add(
                index.collection(), index.name(), index.unique() ? "yes" : "", index.built() ? "built" : "FAILED"));
        var paint = invocation.console().paintOut();
        String table = rows.isEmpty()
                ? "No index was planned."
                : rows.render(invocation.console().tableColumns()).replace("FAILED", paint.bad("FAILED"));
        long built = results.stream().filter(IndexResult::built).count();
        return table
                + "\n\n%d of %s built.\n\n".formatted(built, Figures.count(results.size(), "index", "indexes"))
                + verdict(readiness, paint);
    }
}
