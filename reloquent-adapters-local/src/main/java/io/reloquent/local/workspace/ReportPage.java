package io.reloquent.local.workspace;

import io.reloquent.report.CollectionResult;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.DeadLetter;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.Discrepancy.FieldDifference;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// A report for people as one HTML page that needs nothing else: no network, no script, and it prints.
final class ReportPage {

    private static final int MOST = 100;
    private static final int MOST_DISCREPANCIES = 10;
    private static final String TEMPLATE = "io/reloquent/local/workspace/migration-report.html";
    private static final TemplateEngine ENGINE = engine();

    /// What the template shows, in words; it escapes all of it.
    record View(
            String signal,
            boolean ready,
            String target,
            List<String> remedies,
            List<Fact> facts,
            List<Row> collections,
            Row all,
            List<PredictionText.Line> predicted,
            List<String> leftOut,
            List<String> verified,
            List<Check> checks,
            List<String> rowRemarks,
            String noIndexes,
            List<Index> indexes,
            List<String> skipped,
            List<String> notes) {}

    record Fact(String name, String value) {}

    record Row(String name, String documents, String rows, String bytes, String shortened) {}

    /// @param more how many discrepancies are not shown; empty where all are
    record Check(
            String name,
            String expected,
            String found,
            String mismatches,
            boolean passes,
            List<One> discrepancies,
            String more) {}

    record One(String key, String what, List<FieldDifference> fields) {}

    /// @param problem empty where it is built
    record Index(String name, String collection, boolean unique, String problem) {}

    private ReportPage() {}

    static String of(MigrationReport report) {
        return ENGINE.process(TEMPLATE, new Context(Locale.ROOT, Map.of("page", view(report))));
    }

    private static View view(MigrationReport report) {
        Verification verification = report.verification();
        return new View(
                report.readiness().signal(),
                report.readiness().isReady(),
                report.target(),
                report.readiness().remedies(),
                facts(report),
                report.collections().stream().map(ReportPage::row).toList(),
                new Row(
                        "",
                        TextPage.number(report.documents()),
                        TextPage.number(report.rows()),
                        TextPage.bytes(report.bytes()),
                        ""),
                report.prediction() == null ? List.of() : PredictionText.of(report, report.prediction()),
                leftOut(report.setAside()),
                verified(verification),
                verification == null
                        ? List.of()
                        : verification.collections().stream()
                                .map(ReportPage::check)
                                .toList(),
                verification == null ? List.of() : rowRemarks(verification),
                noIndexes(report.indexes()),
                report.indexes() == null
                        ? List.of()
                        : report.indexes().stream().map(ReportPage::index).toList(),
                report.skippedIndexes().stream()
                        .map(one ->
                                "%s of %s has no counterpart: %s".formatted(one.index(), one.table(), one.because()))
                        .toList(),
                report.notes());
    }

    private static List<Fact> facts(MigrationReport report) {
        return List.of(
                new Fact("From", report.source()),
                new Fact("To", report.target()),
                new Fact("Plan", report.plan()),
                new Fact("Run", report.run()),
                new Fact("Started", TextPage.time(report.started())),
                new Fact("Ended", TextPage.time(report.ended())),
                new Fact(
                        "Load",
                        "%s, %s rows/s, %s of documents"
                                .formatted(
                                        TextPage.time(report.took()),
                                        TextPage.number(report.rowsPerSecond()),
                                        TextPage.bytes(report.bytes()))),
                new Fact("Written", TextPage.time(report.writtenAt())));
    }

    private static Row row(CollectionResult result) {
        return new Row(
                result.collection(),
                TextPage.number(result.documents()),
                TextPage.number(result.rows()),
                TextPage.bytes(result.bytes()),
                TextPage.number(result.shortened()));
    }

    private static List<String> leftOut(List<DeadLetter> letters) {
        List<String> sentences = new ArrayList<>(
                letters.stream().limit(MOST).map(DeadLetter::sentence).toList());
        if (letters.size() > MOST) {
            sentences.add("and %s more".formatted(TextPage.number(letters.size() - MOST)));
        }
        return sentences;
    }

    private static List<String> verified(@Nullable Verification verification) {
        if (verification == null) {
            return List.of("The documents have not been compared with the source yet.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(verification.passes() ? "Every document agrees with the source." : "Not everything agrees.");
        sentences.add("Compared %s documents in %s at %s."
                .formatted(
                        TextPage.number(verification.documents()),
                        TextPage.time(verification.took()),
                        TextPage.time(verification.at())));
        if (!verification.isWitnessed()) {
            sentences.add("The source has not been read a second time.");
        }
        return sentences;
    }

    private static Check check(CollectionCheck check) {
        List<One> shown = check.discrepancies().stream()
                .limit(MOST_DISCREPANCIES)
                .map(ReportPage::one)
                .toList();
        long more = Math.max(check.mismatches(), check.discrepancies().size()) - MOST_DISCREPANCIES;
        return new Check(
                check.collection(),
                TextPage.number(check.expected()),
                TextPage.number(check.found()),
                TextPage.number(check.mismatches()),
                check.passes(),
                shown,
                more > 0 ? "and %s more".formatted(TextPage.number(more)) : "");
    }

    private static One one(Discrepancy discrepancy) {
        return switch (discrepancy) {
            case Discrepancy.Missing missing -> new One(missing.key(), "is missing in the target", List.of());
            case Discrepancy.Extra extra -> new One(extra.key(), "is only in the target", List.of());
            case Discrepancy.Different different ->
                new One(
                        different.key(),
                        "differs",
                        different.fields().stream().limit(MOST_DISCREPANCIES).toList());
        };
    }

    private static List<String> rowRemarks(Verification verification) {
        return verification.collections().stream()
                .flatMap(check -> check.rows().stream())
                .filter(check -> check.inSource() != check.placed())
                .map(RowCheck::sentence)
                .toList();
    }

    private static String noIndexes(@Nullable List<IndexResult> indexes) {
        if (indexes == null) {
            return "The indexes have not been built yet.";
        }
        return indexes.isEmpty() ? "No index was planned." : "";
    }

    private static Index index(IndexResult result) {
        String problem = result.problem();
        return new Index(result.name(), result.collection(), result.unique(), problem == null ? "" : problem);
    }

    private static TemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver(ReportPage.class.getClassLoader());
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
