package io.reloquent.shell.command;

import io.reloquent.core.Validate;
import io.reloquent.fault.YoursToFix;
import io.reloquent.run.Progress;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.LiveProgress;
import io.reloquent.shell.terminal.Rows;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent validate`: compares the documents with the source.
public final class ValidateCommand implements Verb {

    static final int DIFFERENCES = 3;
    private static final int SHOWN = 10;
    private static final int MOST_SAMPLES = 1_000_000;

    /// What `--output json` gives.
    record View(
            int version,
            String run,
            String verdict,
            String notCompared,
            boolean passes,
            long documents,
            long mismatches,
            List<CollectionView> collections,
            String report) {}

    record CollectionView(
            String collection,
            long expected,
            long found,
            @Nullable Long sampled,
            boolean asSent,
            @Nullable Long witnessed,
            long mismatches,
            List<RowView> rows,
            List<DiscrepancyView> discrepancies) {}

    record RowView(
            String read, String table, long inSource, long placed, boolean declared, long setAside, boolean passes) {}

    /// @param kind missing, extra or different
    record DiscrepancyView(String kind, String key, List<Discrepancy.FieldDifference> fields) {}

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "compare every document with the source";
    }

    @Override
    public String explanation() {
        return "Reads every document back and compares it, by its digest, with what the load sent, and with what a"
                + " second reading of the source makes by other means than the load; accounts for every row of every"
                + " table. Where something differs it names the document and the field, and ends with 3.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--full", "--quick", "--samples 1000");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag("full", "compares every document with a second reading of the source, as without an option"),
                Verb.flag(
                        "quick",
                        "compares with what the load sent alone, and reads the source only where something differs"),
                Verb.valued(
                        "samples",
                        "N",
                        "counts all documents, and compares about N from all over the target, field by field"));
    }

    @Override
    public int run(Invocation invocation) {
        Comparison comparison = comparison(invocation);
        try (Session session = invocation.session()) {
            Verification verification;
            try (LiveProgress progress = invocation.progress()) {
                verification = comparison.run(session.validate(), progress);
            }
            invocation.show(view(verification, session), () -> text(invocation, verification));
            invocation.say("");
            invocation.say(verdict(verification));
            invocation.say("Report: " + LoadFigures.reportFile(session));
            invocation.next(
                    verification.isSampled() ? "validate" : verification.passes() ? "indexes" : "rollback --confirm");
            return verification.passes() ? 0 : DIFFERENCES;
        }
    }

    /// How to compare.
    private interface Comparison {
        Verification run(Validate validate, Progress progress);
    }

    private static Comparison comparison(Invocation invocation) {
        List<String> asked =
                Stream.of("full", "quick", "samples").filter(invocation::has).toList();
        if (asked.size() > 1) {
            throw YoursToFix.usage(
                    "--%s and --%s exclude each other.".formatted(asked.get(0), asked.get(1)), "Say one of them.");
        }
        if (invocation.has("samples")) {
            int samples = samples(invocation.value("samples").orElseThrow());
            return (validate, progress) -> validate.run(samples, progress);
        }
        Validate.Depth depth = invocation.has("quick") ? Validate.Depth.AS_SENT : Validate.Depth.WITNESSED;
        return (validate, progress) -> validate.run(depth, progress);
    }

    private static int samples(String text) {
        long samples = Invocation.wholeNumber("samples", text);
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw YoursToFix.usage(
                    "--samples is %s.".formatted(text),
                    "Write a number from 1 to %,d; 'reloquent validate' compares all documents."
                            .formatted(MOST_SAMPLES));
        }
        return (int) samples;
    }

    /// The word, what it rests on, and what it does not.
    private static String verdict(Verification verification) {
        String all = verification.verdict() + ": " + sentence(verification);
        return verification.notCompared().isEmpty() ? all : all + " " + verification.notCompared();
    }

    static String sentence(Verification verification) {
        return "%s documents compared%s in %s, %s. Rows of %s."
                .formatted(
                        Figures.count(verification.documents()),
                        verification.isWitnessed() ? ", with a second reading of the source too," : "",
                        Figures.time(verification.took()),
                        Figures.count(verification.mismatches(), "mismatch", "mismatches"),
                        accounted(verification));
    }

    static String accounted(Verification verification) {
        List<RowCheck> checks = verification.collections().stream()
                .flatMap(c -> c.rows().stream())
                .toList();
        long good = checks.stream().filter(RowCheck::passes).count();
        return "%d of %s accounted for".formatted(good, Figures.count(checks.size(), "table", "tables"));
    }

    private static String text(Invocation invocation, Verification verification) {
        var rows = new Rows("Collection", ">Expected", ">Found", ">Compared", ">Mismatches", ">Rows", "Verdict");
        var notes = new StringBuilder();
        for (CollectionCheck check : verification.collections()) {
            rows.add(
                    check.collection(),
                    Figures.count(check.expected()),
                    Figures.count(check.found()),
                    Figures.count(check.compared()),
                    Figures.count(check.mismatches()),
                    Figures.count(
                            check.rows().stream().mapToLong(RowCheck::placed).sum()),
                    check.passes() ? "agrees" : "DIFFERS");
            remarks(check, notes);
        }
        var paint = invocation.console().paintOut();
        String table = rows.render(invocation.console().tableColumns())
                .replace("  agrees", "  " + paint.good("agrees"))
                .replace("DIFFERS", paint.bad("DIFFERS"));
        return notes.isEmpty() ? table : table + "\n" + notes.toString().stripTrailing();
    }

    private static void remarks(CollectionCheck check, StringBuilder notes) {
        for (RowCheck row : check.rows()) {
            if (row.inSource() != row.placed()) {
                notes.append("\n%s: %s of %s rows of %s are in documents, %s"
                        .formatted(
                                row.read(),
                                Figures.count(row.placed()),
                                Figures.count(row.inSource()),
                                row.table(),
                                row.remark()));
            }
        }
        if (check.asSent() && check.mismatches() > 0) {
            notes.append(("\n%s holds what the load sent, and the source reads differently now: rows may have been"
                            + " written to it since.\n'reloquent migrate --validate' compares under the load's own"
                            + " snapshot.")
                    .formatted(check.collection()));
        }
        check.discrepancies().stream().limit(SHOWN).forEach(d -> discrepancy(check.collection(), d, notes));
        if (check.mismatches() > SHOWN) {
            notes.append("\n%s: %s more; the report has more of them"
                    .formatted(check.collection(), Figures.count(check.mismatches() - SHOWN)));
        }
    }

    private static void discrepancy(String collection, Discrepancy discrepancy, StringBuilder notes) {
        notes.append('\n').append(collection).append(" _id ").append(discrepancy.key());
        switch (discrepancy) {
            case Discrepancy.Missing missing -> notes.append(" is missing in the target");
            case Discrepancy.Extra extra -> notes.append(" is in the target, but not in the source");
            case Discrepancy.Different different -> {
                notes.append(" differs");
                different
                        .fields()
                        .forEach(field -> notes.append("\n  %s: expected %s, found %s"
                                .formatted(field.path(), field.expected(), field.found())));
            }
        }
    }

    private static View view(Verification verification, Session session) {
        List<CollectionView> collections = verification.collections().stream()
                .map(c -> new CollectionView(
                        c.collection(),
                        c.expected(),
                        c.found(),
                        c.sampled(),
                        c.asSent(),
                        c.witnessed(),
                        c.mismatches(),
                        c.rows().stream().map(ValidateCommand::view).toList(),
                        c.discrepancies().stream().map(ValidateCommand::view).toList()))
                .toList();
        return new View(
                1,
                verification.run(),
                verification.verdict().name(),
                verification.notCompared(),
                verification.passes(),
                verification.documents(),
                verification.mismatches(),
                collections,
                session.workspace().report().place());
    }

    private static RowView view(RowCheck row) {
        return new RowView(
                row.read(),
                row.table().toString(),
                row.inSource(),
                row.placed(),
                row.declared(),
                row.setAside(),
                row.passes());
    }

    private static DiscrepancyView view(Discrepancy discrepancy) {
        return switch (discrepancy) {
            case Discrepancy.Missing missing -> new DiscrepancyView("missing", missing.key(), List.of());
            case Discrepancy.Extra extra -> new DiscrepancyView("extra", extra.key(), List.of());
            case Discrepancy.Different different ->
                new DiscrepancyView("different", different.key(), different.fields());
        };
    }
}
