package io.reloquent.shell.command;

import io.reloquent.core.Preview;
import io.reloquent.design.Finding;
import io.reloquent.fault.YoursToFix;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Views;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent preview`: shows documents as they will be.
public final class PreviewCommand implements Verb {

    private static final int MOST_ROWS = 1_000;

    /// What `--output json` gives.
    record View(
            int version,
            String collection,
            List<DocumentView> documents,
            long worstCaseBytes,
            List<FindingList.View> findings) {}

    /// @param document in canonical extended JSON
    record DocumentView(Object document, int bytes) {}

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public String summary() {
        return "see documents as they will be, from real rows";
    }

    @Override
    public String explanation() {
        return "Builds documents of a collection from the rows of the source, by the same code that migrates them, and"
                + " shows them with their types and sizes. Nothing is written.";
    }

    @Override
    public List<String> usages() {
        return List.of("COLLECTION [--rows N]", "COLLECTION --key KEY");
    }

    @Override
    public List<String> arguments() {
        return List.of("COLLECTION");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.valued("key", "KEY", "the key of one row; the parts of a composite key with commas between"),
                Verb.valued("rows", "N", "how many documents, in key order (1 if not given)"));
    }

    @Override
    public int run(Invocation invocation) {
        if (invocation.has("key") && invocation.has("rows")) {
            throw YoursToFix.usage("--key and --rows do not go together.", "A key has one document.");
        }
        long rows = invocation
                .value("rows")
                .map(n -> Invocation.wholeNumber("rows", n))
                .orElse(1L);
        if (rows < 1 || rows > MOST_ROWS) {
            throw YoursToFix.usage("--rows is %d.".formatted(rows), "Ask for 1 to %,d documents.".formatted(MOST_ROWS));
        }
        try (Session session = invocation.session()) {
            Preview.Sample sample = session.preview().run(invocation.argument(0), invocation.value("key"), (int) rows);
            invocation.show(view(sample), () -> text(sample));
            invocation.say("");
            invocation.say(summary(sample));
            invocation.next("plan");
            return 0;
        }
    }

    private static String text(Preview.Sample sample) {
        return sample.documents().stream().map(Preview.Document::readable).collect(Collectors.joining("\n"));
    }

    private static String summary(Preview.Sample sample) {
        String sizes = sample.documents().stream()
                .map(document -> Figures.size(document.bytes()))
                .collect(Collectors.joining(", "));
        String shown = sample.documents().isEmpty() ? "The collection has no rows." : "Size as BSON: " + sizes + ".";
        long worst = sample.plan().worstCaseBytes();
        return worst == 0 ? shown : shown + " The largest may reach %s.".formatted(Figures.size(worst));
    }

    private static View view(Preview.Sample sample) {
        String collection = sample.plan().collection();
        List<Finding> findings = sample.planning().findings().stream()
                .filter(finding ->
                        finding.place().equals(collection) || finding.place().startsWith(collection + "."))
                .toList();
        return new View(
                1,
                collection,
                sample.documents().stream()
                        .map(document -> new DocumentView(Views.parse(document.canonical()), document.bytes()))
                        .toList(),
                sample.plan().worstCaseBytes(),
                FindingList.views(findings));
    }
}
